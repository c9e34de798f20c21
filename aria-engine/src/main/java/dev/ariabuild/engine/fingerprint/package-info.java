/**
 * Named ways of reading an input ({@link dev.ariabuild.engine.fingerprint.Normaliser}) and the
 * values they give.
 *
 * <p>Knows files and digests; does not know javac, class files, Maven, traces or caches. Readers
 * that need to understand a language are handed in by their own module.
 */
@NullMarked
package dev.ariabuild.engine.fingerprint;

import org.jspecify.annotations.NullMarked;
