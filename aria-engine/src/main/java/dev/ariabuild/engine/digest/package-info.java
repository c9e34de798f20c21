/**
 * Blake3 values and the one way to make them from structured data.
 *
 * <p>A leaf: knows bytes and strings; does not know files, normalisers, caches or Maven.
 */
@NullMarked
package dev.ariabuild.engine.digest;

import org.jspecify.annotations.NullMarked;
