/**
 * What is done with the cache folder when somebody asks for it, in lines for people. Does not know
 * how the folder is laid out ({@code dev.ariabuild.cache}).
 */
@NullMarked
package dev.ariabuild.maven.plugin.cache;

import org.jspecify.annotations.NullMarked;
