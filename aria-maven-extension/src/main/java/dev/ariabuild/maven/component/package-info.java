/**
 * The three places where Maven calls in. Thin, and compiled for Java 11: Maven 3.8 does not see
 * components in newer class files.
 *
 * <p>Knows Maven's extension points and hands over at once; decides nothing.
 */
@org.jspecify.annotations.NullMarked
package dev.ariabuild.maven.component;
