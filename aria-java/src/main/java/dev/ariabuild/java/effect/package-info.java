/**
 * What methods may do beside computing: files, network, processes, reflection and the like, found
 * in class files and carried along the calls. {@link Facts} are what one class file says; {@link
 * World} puts those of a class path together; {@link Effects} follows the calls.
 *
 * <p>Knows the JDK by a list of members alone ({@code jdk-effects.toml}). Does not know Maven,
 * profiles, reachability metadata, nor what is to be done about an effect.
 */
@NullMarked
package dev.ariabuild.java.effect;

import org.jspecify.annotations.NullMarked;
