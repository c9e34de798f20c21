/**
 * Starts the tools of a JDK and the application itself, with a time limit and the tail of their
 * output. Knows what a JDK home holds; does not know what the tools are asked to do, nor images.
 */
@NullMarked
package dev.ariabuild.aot.tool;

import org.jspecify.annotations.NullMarked;
