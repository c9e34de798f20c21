/**
 * How large a module's images are, what changed since the committed sizes, and what may not. Does
 * not know how sizes are read ({@code dev.ariabuild.aot.size}).
 */
@NullMarked
package dev.ariabuild.maven.plugin.size;

import org.jspecify.annotations.NullMarked;
