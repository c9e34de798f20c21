/**
 * Digests of class files, and of what else lies on a compile class path, that only change when
 * another compilation that reads them may give another result.
 *
 * <p>Knows the class file format (through ASM) and what javac takes from it. Looks at one member at
 * a time: does not know class hierarchies, dependencies, or who uses a class.
 */
@NullMarked
package dev.ariabuild.java.abi;

import org.jspecify.annotations.NullMarked;
