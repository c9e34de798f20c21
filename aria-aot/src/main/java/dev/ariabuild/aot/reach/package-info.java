/**
 * Finds the classes of a class path that an application reaches, and drops the others. Too many
 * classes stay rather than too few: a name in any string or resource counts as a use. Does not know
 * how the reduced application is proven to do the same.
 */
@NullMarked
package dev.ariabuild.aot.reach;

import org.jspecify.annotations.NullMarked;
