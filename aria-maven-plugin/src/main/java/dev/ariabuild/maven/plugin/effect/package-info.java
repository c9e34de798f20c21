/**
 * Effects of a program that is built: which of them a compiler ahead of time cannot see through and
 * nothing describes, and the page in which people read them. Knows which modules and dependencies
 * are one program; does not know how effects are found.
 */
@NullMarked
package dev.ariabuild.maven.plugin.effect;

import org.jspecify.annotations.NullMarked;
