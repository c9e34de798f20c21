/**
 * The goals, one thin class each: parameters in, one line of report out.
 *
 * <p>Knows Maven's project and session; does not know how images are made ({@code
 * dev.ariabuild.aot}), nor how an execution is skipped or restored (the core extension does that,
 * and only looks at the parameters here).
 */
@NullMarked
package dev.ariabuild.maven.plugin;

import org.jspecify.annotations.NullMarked;
