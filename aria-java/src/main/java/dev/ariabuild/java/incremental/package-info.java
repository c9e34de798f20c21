/**
 * Compiles of a module only the files that a change can reach, by member.
 *
 * <p>Knows which members, types and names every file uses, what every class shows to others, and
 * the rules by which a change of one reaches the other. Does not know how javac is called, where
 * outputs are written, nor what Maven is: it says what to write and leaves the writing to others.
 */
@NullMarked
package dev.ariabuild.java.incremental;

import org.jspecify.annotations.NullMarked;
