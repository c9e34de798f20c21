/**
 * What a mojo changes on the project in memory: recorded as a delta, replayed when it is skipped.
 *
 * <p>Knows Maven's project object; does not know actions, keys or caches.
 */
@NullMarked
package dev.ariabuild.maven.project;

import org.jspecify.annotations.NullMarked;
