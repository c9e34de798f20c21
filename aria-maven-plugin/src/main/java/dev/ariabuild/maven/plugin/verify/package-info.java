/**
 * The proof that a module's image does what the unstripped jars do: classes compared, the
 * application run, the module's tests run on both. Does not know how an image is made, nor how
 * class files are compared ({@code dev.ariabuild.aot.verify}).
 */
@NullMarked
package dev.ariabuild.maven.plugin.verify;

import org.jspecify.annotations.NullMarked;
