/**
 * A small reactor on disk and what it says of its builds: change something, build, see what ran.
 *
 * <p>The actions are small but real, and go through the real runner, traces, caches and
 * fingerprints. After every build the fixture itself checks that a rerun executes nothing, that the
 * outputs are those of a clean build, and that the store holds what it refers to. Does not know
 * Maven; the normalisers of sources and class files are simple ones, unless others are handed in.
 */
@NullMarked
package dev.ariabuild.engine.scenario;

import org.jspecify.annotations.NullMarked;
