/**
 * The places where Maven calls in. Thin, and compiled for Java 11: Maven 3.8 does not see
 * components in newer class files.
 *
 * <p>Knows Maven's extension points and hands over at once; does not decide anything.
 */
@NullMarked
package dev.ariabuild.maven.component;

import org.jspecify.annotations.NullMarked;
