/**
 * {@code aria.toml}, environment and {@code -Daria.*} become one immutable {@link
 * dev.ariabuild.engine.config.Settings} with one chosen {@link
 * dev.ariabuild.engine.config.Profile}; every value knows where it came from.
 *
 * <p>Does not know Maven (environment and properties are passed in as maps), what a setting does to
 * a build, or which mojos exist: {@code [[goal]]} tables are handed on as they were written.
 */
@NullMarked
package dev.ariabuild.engine.config;

import org.jspecify.annotations.NullMarked;
