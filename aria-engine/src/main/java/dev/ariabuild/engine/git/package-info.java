/**
 * What Git says of a checkout: commit, branch, tags, whether anything differs from the commit.
 *
 * <p>Asks the program {@code git} and writes nothing, not even Git's index. Does not know Maven,
 * nor what the answers are for, and keeps nothing: whoever asks once a session keeps the answer.
 */
@NullMarked
package dev.ariabuild.engine.git;

import org.jspecify.annotations.NullMarked;
