/**
 * A module's own tests, run by surefire and failsafe as its pom configures them, inside of one of
 * our goals. Does not know what their results are compared with, nor what an image is.
 */
@NullMarked
package dev.ariabuild.maven.plugin.tests;

import org.jspecify.annotations.NullMarked;
