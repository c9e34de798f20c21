/**
 * Action keys, results, and the layers they are looked up in.
 *
 * <p>Knows digests and byte streams. Does not know where a layer keeps its bytes (that is behind
 * {@link dev.ariabuild.engine.cache.CacheLayer}), nor the work tree, nor Maven.
 */
@NullMarked
package dev.ariabuild.engine.cache;

import org.jspecify.annotations.NullMarked;
