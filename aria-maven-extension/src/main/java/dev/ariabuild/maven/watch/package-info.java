/**
 * What the core extension knows from one build of a session that goes on to the next: warm
 * compilers, and of each goal that compiled Java how Maven had called it.
 *
 * <p>Knows Maven's sessions, which are over, and the request in which all this is handed on. Does
 * not know how anything is compiled or decided, nor who watches files.
 */
@NullMarked
package dev.ariabuild.maven.watch;

import org.jspecify.annotations.NullMarked;
