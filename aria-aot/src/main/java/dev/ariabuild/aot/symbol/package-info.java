/**
 * The way back from a stripped program to its sources: mappings of residual line numbers, bundles
 * that hold them, stack traces that are read with them. Does not know class files, jars or how they
 * were stripped; knows no builds, only their ids.
 */
@NullMarked
package dev.ariabuild.aot.symbol;

import org.jspecify.annotations.NullMarked;
