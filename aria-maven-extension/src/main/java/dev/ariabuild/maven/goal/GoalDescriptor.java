package dev.ariabuild.maven.goal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one goal reads, writes and does.
 *
 * @param goal plugin artifact id and goal
 * @param always why it always runs, if it does; then nothing else counts
 * @param skipWhen boolean parameters each of which makes it do nothing when true
 * @param runWhen reason by condition on a parameter or {@code name/child}: {@code name} runs if it
 *     is set, {@code !name} if it is not, {@code name=value} if it is that, {@code name!=value} if
 *     it is something else
 * @param onlyChildren names that the elements below a parameter may have; with others the goal runs
 * @param rollBack whether a failure brings the last outputs back
 * @param constructive whether outputs may go to the cache
 * @param noFailedTests whether results with failed tests must not be reused
 * @param settles whether it may rewrite what it reads: then only an execution that left its inputs
 *     as they were stands for another
 * @param reports whether what it writes is for people: no later goal reads it unless it says so
 * @param parameters role by parameter name; {@code name/child} for a nested one
 * @param filesAbove names of files that are read in the module's directory and those above it, up
 *     to the root of the build
 * @param extras inputs that are no parameters
 * @param extrasWhen further ones by condition, written as those of {@code runWhen}
 * @param reads further files or directories it reads, with Maven expressions and {@code {names}} of
 *     parameters
 * @param outputs further directories or files it writes, likewise
 */
public record GoalDescriptor(
    String goal,
    Optional<String> always,
    Set<String> skipWhen,
    Map<String, String> runWhen,
    Map<String, Set<String>> onlyChildren,
    boolean rollBack,
    boolean constructive,
    boolean noFailedTests,
    boolean settles,
    boolean reports,
    Map<String, Role> parameters,
    List<String> filesAbove,
    Set<Extra> extras,
    Map<String, Set<Extra>> extrasWhen,
    List<String> reads,
    List<String> outputs) {}
