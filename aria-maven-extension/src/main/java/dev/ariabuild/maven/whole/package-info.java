/**
 * Whether a module is as a whole what it was, so that none of its mojos has to be looked at: what
 * was read is looked at again, and everything that is not a file is compared by one digest.
 *
 * <p>Knows Maven's session, models and tasks. Does not know descriptors, parameters, nor how a
 * single action is decided.
 */
@NullMarked
package dev.ariabuild.maven.whole;

import org.jspecify.annotations.NullMarked;
