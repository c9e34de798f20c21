/**
 * Proves that a published image does what the unstripped jars do: same classes, same bytecode but
 * for debug attributes, same resources, same output. Names the first place where it does not.
 *
 * <p>Knows the layout of images and class files; does not know Maven, and trusts nothing that the
 * steps which make images say, except what was listed as published.
 */
@NullMarked
package dev.ariabuild.aot.verify;

import org.jspecify.annotations.NullMarked;
