/**
 * Measures a finished image: by module, dependency, package and section; against a baseline and a
 * budget; as a picture. Reads the image and its manifest; does not know how either is made.
 */
@NullMarked
package dev.ariabuild.aot.size;

import org.jspecify.annotations.NullMarked;
