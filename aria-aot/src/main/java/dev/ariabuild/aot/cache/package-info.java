/**
 * Trains the start-up cache of an application (AOT cache from JDK 24, AppCDS before) on the runtime
 * that ships. Does not know how the launcher proves that the cache belongs to the jars.
 */
@NullMarked
package dev.ariabuild.aot.cache;

import org.jspecify.annotations.NullMarked;
