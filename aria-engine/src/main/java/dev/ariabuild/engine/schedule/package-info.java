/**
 * Says which modules of a reactor may be built now, and builds them in threads: a module begins as
 * soon as the classes that it needs exist, and is held where it needs more than classes until the
 * modules above it have come to their end.
 *
 * <p>Knows names of modules and who waits for what of whom. Does not know what building a module
 * means, where modules lie, or what they read.
 */
@NullMarked
package dev.ariabuild.engine.schedule;

import org.jspecify.annotations.NullMarked;
