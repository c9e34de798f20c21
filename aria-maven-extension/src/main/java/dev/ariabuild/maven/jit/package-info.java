/**
 * Leaves the optimising compiler of Maven's JVM out of builds that are too short for it to pay.
 * Knows directives of HotSpot and how to tell a small reactor; knows neither settings nor what is
 * built.
 */
@NullMarked
package dev.ariabuild.maven.jit;

import org.jspecify.annotations.NullMarked;
