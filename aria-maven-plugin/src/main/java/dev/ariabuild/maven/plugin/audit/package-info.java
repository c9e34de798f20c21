/**
 * An audit of a work tree: it is built as always, a copy of it is built in which every goal runs,
 * and the two are compared. Knows how to call Maven; does not know how outputs are compared ({@code
 * dev.ariabuild.engine.audit}).
 */
@NullMarked
package dev.ariabuild.maven.plugin.audit;

import org.jspecify.annotations.NullMarked;
