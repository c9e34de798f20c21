/**
 * Rewrites the entries of a jar one by one, always into equal bytes. Does not know what is done to
 * the entries, nor images.
 */
@NullMarked
package dev.ariabuild.aot.jar;

import org.jspecify.annotations.NullMarked;
