/**
 * The goal catalogue: for each known goal, what its parameters mean.
 *
 * <p>Pure data and its reader; does not know Maven's objects, values of parameters, or files of the
 * work tree.
 */
@NullMarked
package dev.ariabuild.maven.goal;

import org.jspecify.annotations.NullMarked;
