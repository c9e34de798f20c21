/**
 * What one source file uses of others, seen from inside javac after it has attributed the file.
 *
 * <p>Stands on the JDK alone, because it runs inside a compiler: that of a build tool, where it is
 * plugged in, or that of a worker. Does not know which of the types it names belong to whom, nor
 * what anybody concludes from them.
 */
@NullMarked
package dev.ariabuild.java.uses;

import org.jspecify.annotations.NullMarked;
