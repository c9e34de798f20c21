/**
 * Digests of Java sources that only change when the class files made from them may change.
 *
 * <p>Knows the lexical structure of Java (JLS 3) and what javac reads in comments. Does not know
 * the grammar, names, types, or which options the compiler is given, except through {@link
 * dev.ariabuild.java.source.SourceReading}.
 */
@NullMarked
package dev.ariabuild.java.source;

import org.jspecify.annotations.NullMarked;
