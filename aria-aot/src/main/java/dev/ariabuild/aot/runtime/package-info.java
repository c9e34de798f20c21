/**
 * Finds the JDK modules an application reaches and links a runtime from them. Does not know the
 * application beyond its jars.
 */
@NullMarked
package dev.ariabuild.aot.runtime;

import org.jspecify.annotations.NullMarked;
