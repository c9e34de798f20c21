/**
 * Compares what stands in a work tree with what executions of the same goals write elsewhere: how a
 * result that was reused wrongly is found, and how a description of a goal is proven.
 *
 * <p>Reads files and traces; runs nothing. Does not know Maven, nor why a goal was not executed.
 */
@NullMarked
package dev.ariabuild.engine.audit;

import org.jspecify.annotations.NullMarked;
