/**
 * A session that goes on: files are watched, changes are gathered, Maven builds again in this
 * process, and all of it is told as events.
 *
 * <p>Knows files, Maven's entry point and processes. Does not know what is up to date, nor how
 * anything is compiled: that is the core extension's, which leaves an object in the request.
 */
@NullMarked
package dev.ariabuild.maven.plugin.watch;

import org.jspecify.annotations.NullMarked;
