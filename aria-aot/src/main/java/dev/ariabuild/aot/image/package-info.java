/**
 * Puts an application together: jars, runtime, start-up cache, launcher, archive and manifest.
 * Knows the layout below target/aria; does not know Maven nor where the settings come from.
 */
@NullMarked
package dev.ariabuild.aot.image;

import org.jspecify.annotations.NullMarked;
