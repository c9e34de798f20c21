package dev.ariabuild.engine.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who may import whom, in this module and in those that stand on it. Other modules call it from a
 * test of their own; it looks at compiled main classes and at sources below the working directory.
 */
public final class HouseRules {
  private static final String HOUSE = "dev.ariabuild.";

  /** From left to right; a package imports only what stands in an earlier group. */
  private static final List<List<String>> ENGINE =
      List.of(
          List.of("digest"),
          List.of("event"),
          List.of("config", "file", "git"),
          List.of("fingerprint"),
          List.of("query"),
          List.of("cache"),
          List.of("decide"),
          List.of("execute", "schedule"),
          List.of("report"),
          List.of("audit"));

  private static final List<String> MODULES = List.of("java", "cache", "aot");
  private static final Pattern JAVADOC = Pattern.compile("(?s)^/\\*\\*.*?\\*/");
  private static final Pattern LIMIT = Pattern.compile("\\b(not|nor|no|nothing|never)\\b");

  private HouseRules() {}

  /** The main classes of the module whose directory is the working directory. */
  public static JavaClasses mainClasses() {
    return new ClassFileImporter().importPath(Path.of("target/classes"));
  }

  /** The packages of the engine import only to the left, without cycles. */
  public static List<ArchRule> engine() {
    List<ArchRule> rules = new ArrayList<>(order("engine", ENGINE));
    rules.add(slices().matching(HOUSE + "engine.(*)..").should().beFreeOfCycles());
    rules.add(
        noClasses()
            .that()
            .resideInAPackage(HOUSE + "engine..")
            .should()
            .dependOnClassesThat(
                DescribedPredicate.describe(
                    "are of the house, but not of the engine",
                    type ->
                        type.getPackageName().startsWith(HOUSE)
                            && !type.getPackageName().startsWith(HOUSE + "engine"))));
    return rules;
  }

  /**
   * Packages import only what stands in an earlier group.
   *
   * @param above the package that holds them, without {@code dev.ariabuild.}
   * @param groups from left to right; packages of one group know nothing of each other
   */
  public static List<ArchRule> order(String above, List<List<String>> groups) {
    List<ArchRule> rules = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      for (String name : groups.get(i)) {
        List<String> forbidden = new ArrayList<>(groups.get(i));
        forbidden.remove(name);
        groups.subList(i + 1, groups.size()).forEach(forbidden::addAll);
        if (!forbidden.isEmpty()) {
          rules.add(
              noClasses()
                  .that()
                  .resideInAPackage(HOUSE + above + "." + name + "..")
                  .should()
                  .dependOnClassesThat()
                  .resideInAnyPackage(
                      forbidden.stream()
                          .map(other -> HOUSE + above + "." + other + "..")
                          .toArray(String[]::new)));
        }
      }
    }
    return rules;
  }

  /** Every package of the engine has its place in the order. */
  public static List<String> enginePackages() {
    return ENGINE.stream().flatMap(List::stream).sorted().toList();
  }

  /** Nothing of Maven: for all modules but those two that are a part of it. */
  public static ArchRule noMaven() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..")
        .allowEmptyShould(true);
  }

  /**
   * A module beside the engine imports the engine, none of its neighbours, nothing of Maven, and
   * has no cycles.
   *
   * @param module such as {@code java}, {@code cache}, {@code aot}
   */
  public static List<ArchRule> besideTheEngine(String module) {
    if (!MODULES.contains(module)) {
      throw new IllegalArgumentException("the house has no module " + module);
    }
    List<String> forbidden = new ArrayList<>();
    MODULES.stream().filter(m -> !m.equals(module)).forEach(m -> forbidden.add(HOUSE + m + ".."));
    forbidden.add(HOUSE + "maven..");
    forbidden.add(HOUSE + "plugin..");
    return List.of(
        noClasses()
            .that()
            .resideInAPackage(HOUSE + module + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(forbidden.toArray(String[]::new))
            .allowEmptyShould(true),
        noMaven(),
        slices()
            .matching(HOUSE + module + ".(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true));
  }

  /** No two packages of the Maven modules import each other, over however many others. */
  public static ArchRule noCycles() {
    return slices().matching(HOUSE + "maven.(**)").should().beFreeOfCycles().allowEmptyShould(true);
  }

  /**
   * Packages below {@code src/main/java} without a package-info that is {@code @NullMarked} and
   * says what the package does and what it does not.
   */
  public static List<String> undocumentedPackages() throws IOException {
    List<String> found = new ArrayList<>();
    Path sources = Path.of("src/main/java");
    try (Stream<Path> all = Files.walk(sources)) {
      for (Path dir : all.filter(Files::isDirectory).sorted().toList()) {
        if (holdsSources(dir) && !isDocumented(dir.resolve("package-info.java"))) {
          found.add(sources.relativize(dir).toString());
        }
      }
    }
    return found;
  }

  private static boolean holdsSources(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    }
  }

  static boolean isDocumented(Path packageInfo) throws IOException {
    if (!Files.exists(packageInfo)) {
      return false;
    }
    String text = Files.readString(packageInfo);
    var javadoc = JAVADOC.matcher(text);
    return text.contains("\n@NullMarked")
        && javadoc.find()
        && LIMIT.matcher(javadoc.group()).find();
  }
}
