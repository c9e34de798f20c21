/**
 * The goals, one thin class each: parameters in, a few lines of report out. What they do lies in
 * the packages below.
 *
 * <p>Does not know how an execution is skipped or restored: the core extension does that, and only
 * looks at the parameters here.
 */
@NullMarked
package dev.ariabuild.maven.plugin;

import org.jspecify.annotations.NullMarked;
