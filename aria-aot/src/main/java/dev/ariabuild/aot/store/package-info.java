/**
 * Keeps results that are dear to make (linked runtimes, trained caches, stripped jars) by the
 * digest of their inputs, and gives back only what still has the digests it was kept with. Does not
 * know what it keeps; knows no locks: a result appears by one rename.
 */
@NullMarked
package dev.ariabuild.aot.store;

import org.jspecify.annotations.NullMarked;
