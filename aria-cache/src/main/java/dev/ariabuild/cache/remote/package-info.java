/**
 * The layer of the cache that many machines share: what goes over the network, whom it trusts, and
 * how little time it may cost.
 *
 * <p>Knows action results and opaque bytes by name. Does not know where blobs lie on this machine
 * ({@link dev.ariabuild.cache.remote.NearBlobs}), and but one class knows a protocol ({@link
 * dev.ariabuild.cache.remote.HttpStore}).
 */
@NullMarked
package dev.ariabuild.cache.remote;

import org.jspecify.annotations.NullMarked;
