/**
 * A module's image and what is made with it: what belongs to it, for which platforms it is made,
 * where finished ones lie, and what the console says. Knows Maven's projects and artifacts; does
 * not know how an image is made ({@code dev.ariabuild.aot}).
 */
@NullMarked
package dev.ariabuild.maven.plugin.image;

import org.jspecify.annotations.NullMarked;
