/**
 * What a build did, for people and machines: the record, its JSON form, the summary at its end and
 * the answers of {@code mvn aria:explain}.
 *
 * <p>It listens to events and knows nothing else: not how decisions are taken, not Maven, not
 * whether its lines end up on a terminal.
 */
@NullMarked
package dev.ariabuild.engine.report;

import org.jspecify.annotations.NullMarked;
