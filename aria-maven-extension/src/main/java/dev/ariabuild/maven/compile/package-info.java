/**
 * Goals of maven-compiler-plugin: has the plugin's javac record what files use, and compiles
 * affected files in its stead.
 *
 * <p>Knows the plugin's parameters, the javac options it makes of them, and the files it leaves
 * besides classes. What it does not know to the letter it leaves to the plugin, with a named cause.
 * Does not know which files are affected, nor how outputs are put in their place.
 */
@NullMarked
package dev.ariabuild.maven.compile;

import org.jspecify.annotations.NullMarked;
