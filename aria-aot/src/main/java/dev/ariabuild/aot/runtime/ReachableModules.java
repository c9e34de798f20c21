package dev.ariabuild.aot.runtime;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which JDK modules the classes of some jars refer to, by the JDK's own {@code jdeps}. */
public final class ReachableModules {
  /** Its TLS curves are found by a service loader, which no class refers to. */
  private static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

  /** From this version on the curves are part of java.base. */
  private static final int CURVES_IN_BASE = 22;

  private ReachableModules() {}

  /**
   * The modules, sorted.
   *
   * @param jars the class path; a jar that is a named module counts as a plain jar
   * @param every all of Java SE besides what is reachable
   */
  public static SortedSet<String> of(
      Jdk jdk, List<Path> jars, boolean every, Collection<String> add, Collection<String> remove)
      throws IOException, InterruptedException, AotException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--ignore-missing-deps");
    arguments.add("--multi-release");
    arguments.add(String.valueOf(jdk.feature()));
    arguments.add("--print-module-deps");
    jars.stream().distinct().map(Path::toString).forEach(arguments::add);
    SortedSet<String> modules = parse(jdk.run("jdeps", arguments));
    modules.add("java.base");
    if (every) {
      modules.add("java.se");
    }
    if (jdk.feature() < CURVES_IN_BASE) {
      modules.add(ELLIPTIC_CURVES);
    }
    modules.addAll(add);
    modules.removeAll(remove);
    return modules;
  }

  /** The last line that is a list of modules; warnings may stand before it. */
  static SortedSet<String> parse(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("[a-z][\\w.]*(,[a-z][\\w.]*)*"))
        .reduce((first, second) -> second)
        .map(line -> Arrays.stream(line.split(",")).collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }
}
