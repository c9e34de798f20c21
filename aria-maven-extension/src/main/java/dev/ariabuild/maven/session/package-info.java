/**
 * One build: its settings, stores and modules, wired together and closed again.
 *
 * <p>Knows everything of a session that other packages need and hands it to them; decides nothing
 * about single mojos.
 */
@NullMarked
package dev.ariabuild.maven.session;

import org.jspecify.annotations.NullMarked;
