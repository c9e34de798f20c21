/**
 * Memoised derived values: which inputs a value was computed from, whether it still holds, and when
 * it last really changed. Early cutoff lives only here: a value that was computed again and came
 * out the same keeps its old change mark, and the wave stops.
 *
 * <p>Knows names, digests and revisions. Does not know files, normalisers, Maven, nor what any
 * query means; does not run actions (their outputs are <em>set</em> as inputs). The words are
 * Salsa's: revision, durability, memo, backdate.
 *
 * @see <a href="https://salsa-rs.github.io/salsa/reference/algorithm.html">the red-green
 *     algorithm</a>
 */
@NullMarked
package dev.ariabuild.engine.query;

import org.jspecify.annotations.NullMarked;
