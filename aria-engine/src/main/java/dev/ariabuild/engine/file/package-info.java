/**
 * The only reader of the work tree: stat first, digest only what changed; and the small files in
 * which such knowledge outlives a build.
 *
 * <p>Knows paths, attributes, bytes and digests. Does not know what a file means (sources, classes,
 * archives), nor Maven, modules or caches of outputs. Never writes to the work tree.
 */
@NullMarked
package dev.ariabuild.engine.file;

import org.jspecify.annotations.NullMarked;
