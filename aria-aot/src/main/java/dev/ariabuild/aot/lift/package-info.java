/**
 * Lifts class files older than Java 6 to Java 7's version, since no JVM puts older ones into a
 * start-up cache, and writes out what the JVM would make anew at each start. Leaves alone what it
 * cannot prove to be the same. Does not know what caches are.
 */
@NullMarked
package dev.ariabuild.aot.lift;

import org.jspecify.annotations.NullMarked;
