/**
 * Who may import whom, as rules that every module's tests can call. Does not know why; that is in
 * the architecture notes.
 */
@NullMarked
package dev.ariabuild.engine.architecture;

import org.jspecify.annotations.NullMarked;
