/**
 * What a tool remembers of the files that it has dealt with, and how much of that may stay while it
 * runs again. Knows the form of such files; knows neither how they are put in place nor when the
 * tool runs.
 */
@NullMarked
package dev.ariabuild.maven.memory;

import org.jspecify.annotations.NullMarked;
