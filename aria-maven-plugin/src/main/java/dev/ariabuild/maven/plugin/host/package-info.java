/**
 * What goals ask of Maven's session and of the machine: settings, root folder, modules, JDKs, the
 * core extension. Does not know what any goal does.
 */
@NullMarked
package dev.ariabuild.maven.plugin.host;

import org.jspecify.annotations.NullMarked;
