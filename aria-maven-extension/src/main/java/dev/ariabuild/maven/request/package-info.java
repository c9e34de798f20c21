/**
 * What Aria takes out of, and writes into, Maven's request before Maven reads it: profiles named
 * {@code aria-*} and goals with the prefix {@code aria:}.
 *
 * <p>Knows the request; does not know projects, configuration files or mojos.
 */
@NullMarked
package dev.ariabuild.maven.request;

import org.jspecify.annotations.NullMarked;
