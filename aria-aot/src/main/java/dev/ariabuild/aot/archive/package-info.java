/**
 * Packs a finished folder: tar.gz, zip, Debian package. Equal folders give equal bytes, wherever
 * and whenever they are packed. Knows modes, names and one fixed time; does not know what is
 * packed.
 */
@NullMarked
package dev.ariabuild.aot.archive;

import org.jspecify.annotations.NullMarked;
