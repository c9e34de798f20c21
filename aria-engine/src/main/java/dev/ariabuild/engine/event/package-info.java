/**
 * Ids, outcomes, reasons and the events of a build.
 *
 * <p>A leaf: everything may emit these, the report listens to them, and it imports nothing of the
 * house.
 */
@NullMarked
package dev.ariabuild.engine.event;

import org.jspecify.annotations.NullMarked;
