/**
 * What Aria understands of Java: which part of a source file its class files depend on, and which
 * part of a class file another compilation depends on.
 *
 * <p>Does not know Maven, caches, traces, or when anything is run.
 */
@NullMarked
package dev.ariabuild.java;

import org.jspecify.annotations.NullMarked;
