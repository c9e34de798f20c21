/**
 * From a mojo execution to an {@link dev.ariabuild.engine.decide.Action}: evaluates parameters
 * without the plugin's own classes and reads what they name.
 *
 * <p>Knows Maven's model and the goal catalogue; does not decide, run or replay anything.
 */
@NullMarked
package dev.ariabuild.maven.action;

import org.jspecify.annotations.NullMarked;
