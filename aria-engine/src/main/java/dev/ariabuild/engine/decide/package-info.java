/**
 * From an action, its trace and the caches to a {@link dev.ariabuild.engine.decide.Decision}.
 *
 * <p>Knows inputs as fingerprints and outputs as entries. Does not know how inputs were read, how
 * outputs are written, nor what a mojo is. Doubt means Execute, with a named cause.
 */
@NullMarked
package dev.ariabuild.engine.decide;

import org.jspecify.annotations.NullMarked;
