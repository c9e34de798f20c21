/**
 * The command line of {@code dev.ariabuild.aot.symbol}: words in, text or one error line out. Does
 * not know Maven, nor how traces are read back.
 */
@NullMarked
package dev.ariabuild.symbolicate;

import org.jspecify.annotations.NullMarked;
