/**
 * What can go wrong when an image is made. A leaf: all packages below import it, it imports none.
 */
@NullMarked
package dev.ariabuild.aot;

import org.jspecify.annotations.NullMarked;
