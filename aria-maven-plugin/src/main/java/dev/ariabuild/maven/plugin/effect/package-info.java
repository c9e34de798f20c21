/**
 * Effects of a program that is built: which of them a compiler ahead of time cannot see through and
 * nothing describes, and the page in which people read them. Does not know sessions and projects,
 * nor how effects are found.
 */
@NullMarked
package dev.ariabuild.maven.plugin.effect;

import org.jspecify.annotations.NullMarked;
