/**
 * A JVM of the chosen JDK that compiles for another one, and the two ends of the talk between them.
 *
 * <p>What runs in the worker stands on the JDK and ASM alone. It compiles what it is told to,
 * against class files on disk of which it is told to see only some, keeps what comes out in memory
 * and hands it back: it writes nothing. Does not know why a file is compiled, nor what a build is.
 */
@NullMarked
package dev.ariabuild.java.worker;

import org.jspecify.annotations.NullMarked;
