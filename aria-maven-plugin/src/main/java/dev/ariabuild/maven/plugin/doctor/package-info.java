/**
 * What is installed on this machine, what profiles would use of it, and what is missing. Looks at
 * files; starts and changes nothing.
 */
@NullMarked
package dev.ariabuild.maven.plugin.doctor;

import org.jspecify.annotations.NullMarked;
