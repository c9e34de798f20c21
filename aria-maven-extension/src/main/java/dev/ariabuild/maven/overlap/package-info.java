/**
 * Builds the modules of a reactor side by side, and lets one begin as soon as the classes that it
 * needs exist. What a module needs of another is read from its pom; from where on a module leaves
 * its classes alone is read from its plan; of goals only those that are listed count as known.
 *
 * <p>Knows Maven's builders, plans and projects. Does not decide whether a goal has to run, and
 * knows no key and no cache.
 */
@NullMarked
package dev.ariabuild.maven.overlap;

import org.jspecify.annotations.NullMarked;
