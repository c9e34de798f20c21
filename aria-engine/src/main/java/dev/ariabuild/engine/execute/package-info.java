/**
 * Carries decisions out: sets old outputs aside, runs or restores, records what was left, and
 * undoes everything if it fails.
 *
 * <p>Knows the module's outputs on disk and a {@link dev.ariabuild.engine.execute.Work} to run.
 * Does not know what a mojo is, how inputs were read, or why a decision was taken.
 */
@NullMarked
package dev.ariabuild.engine.execute;

import org.jspecify.annotations.NullMarked;
