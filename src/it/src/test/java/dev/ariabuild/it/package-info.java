/**
 * Real projects built by real Mavens with Aria as their core extension.
 *
 * <p>Knows what users see: exit codes, the record of a build, files, messages. Does not know how
 * Aria decides; what a fixture in memory can show is tested there.
 */
@NullMarked
package dev.ariabuild.it;

import org.jspecify.annotations.NullMarked;
