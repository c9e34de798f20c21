package dev.ariabuild.maven.overlap;

import dev.ariabuild.engine.config.Overlap;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** Goals of which it is known what they do with classes. Any other goal may do anything. */
final class KnownGoals {
  private static final String MAVEN = "org.apache.maven.plugins:maven-";
  private static final String SUREFIRE = MAVEN + "surefire-plugin:test";
  private static final String JAR = MAVEN + "jar-plugin:jar";
  private static final String ENFORCE = MAVEN + "enforcer-plugin:enforce";

  /** Of modules above they read the classes, or nothing. */
  private static final Set<String> READ_CLASSES_AT_MOST =
      goals(
          MAVEN + "clean-plugin: clean",
          MAVEN + "resources-plugin: resources testResources",
          MAVEN + "compiler-plugin: compile testCompile",
          MAVEN + "toolchains-plugin: toolchain",
          MAVEN + "enforcer-plugin: enforce display-info",
          "org.jacoco:jacoco-maven-plugin: prepare-agent prepare-agent-integration",
          "org.codehaus.mojo:build-helper-maven-plugin: add-source add-test-source add-resource"
              + " add-test-resource parse-version regex-property regex-properties cpu-count"
              + " timestamp-property reserve-network-port maven-version rootlocation",
          "org.codehaus.mojo:buildnumber-maven-plugin: create create-timestamp",
          "org.codehaus.mojo:flatten-maven-plugin: flatten clean",
          "io.github.git-commit-id:git-commit-id-maven-plugin: revision",
          "com.diffplug.spotless:spotless-maven-plugin: check");

  /** They write no classes but those of tests. */
  private static final Set<String> LEAVE_CLASSES_ALONE =
      goals(
          MAVEN + "resources-plugin: testResources",
          MAVEN + "compiler-plugin: testCompile",
          MAVEN + "surefire-plugin: test",
          MAVEN + "failsafe-plugin: integration-test verify",
          MAVEN + "jar-plugin: jar test-jar",
          MAVEN + "source-plugin: jar jar-no-fork test-jar test-jar-no-fork",
          MAVEN + "javadoc-plugin: jar test-jar",
          MAVEN + "install-plugin: install",
          MAVEN + "deploy-plugin: deploy",
          MAVEN + "gpg-plugin: sign",
          MAVEN + "enforcer-plugin: enforce display-info",
          MAVEN + "checkstyle-plugin: check",
          MAVEN + "pmd-plugin: pmd cpd check cpd-check",
          "com.github.spotbugs:spotbugs-maven-plugin: spotbugs check",
          "org.jacoco:jacoco-maven-plugin: prepare-agent prepare-agent-integration report"
              + " report-integration check",
          "org.apache.rat:apache-rat-plugin: check",
          "org.codehaus.mojo:animal-sniffer-maven-plugin: check",
          "org.codehaus.mojo:build-helper-maven-plugin: attach-artifact",
          "org.codehaus.mojo:flatten-maven-plugin: clean",
          "com.diffplug.spotless:spotless-maven-plugin: check",
          "com.github.siom79.japicmp:japicmp-maven-plugin: cmp");

  /** They read poms, settings and what runs the build, but no jar of another module. */
  private static final Set<String> RULES =
      Set.of(
          "alwaysPass",
          "banDependencyManagementScope",
          "banDistributionManagement",
          "banDuplicatePomDependencyVersions",
          "banDynamicVersions",
          "banTransitiveDependencies",
          "banCircularDependencies",
          "bannedDependencies",
          "bannedPlugins",
          "bannedRepositories",
          "dependencyConvergence",
          "reactorModuleConvergence",
          "requireActiveProfile",
          "requireEnvironmentVariable",
          "requireExplicitDependencyScope",
          "requireJavaVendor",
          "requireJavaVersion",
          "requireMavenVersion",
          "requireNoRepositories",
          "requireOS",
          "requirePluginVersions",
          "requireProperty",
          "requireReleaseDeps",
          "requireReleaseVersion",
          "requireSameVersions",
          "requireSnapshotVersion",
          "requireUpperBoundDeps");

  private KnownGoals() {}

  private static Set<String> goals(String... plugins) {
    Set<String> goals = new HashSet<>();
    for (String line : plugins) {
      int colon = line.indexOf(": ");
      Stream.of(line.substring(colon + 2).split(" "))
          .forEach(goal -> goals.add(line.substring(0, colon + 1) + goal));
    }
    return Set.copyOf(goals);
  }

  /** A goal as in the lists. */
  static String name(MojoExecution mojo) {
    return mojo.getGroupId() + ":" + mojo.getArtifactId() + ":" + mojo.getGoal();
  }

  /** Plugins whose settings say where goals that may run early read and write. */
  static boolean hasEarlyGoals(String groupId, String artifactId) {
    String start = groupId + ":" + artifactId + ":";
    return READ_CLASSES_AT_MOST.stream().anyMatch(goal -> goal.startsWith(start));
  }

  /** Whether it may run while modules above are still at work, once their classes are ready. */
  static boolean readsClassesAtMost(MojoExecution mojo, Overlap overlap) {
    String name = name(mojo);
    if (isAggregator(mojo)) {
      return false;
    }
    if (name.equals(SUREFIRE)) {
      return overlap == Overlap.TESTS;
    }
    return READ_CLASSES_AT_MOST.contains(name)
        && (!name.equals(ENFORCE) || rulesAreKnown(mojo.getConfiguration()));
  }

  private static boolean rulesAreKnown(@Nullable Xpp3Dom configuration) {
    Xpp3Dom rules = configuration == null ? null : configuration.getChild("rules");
    return rules != null
        && Arrays.stream(rules.getChildren()).allMatch(rule -> RULES.contains(rule.getName()));
  }

  private static boolean isAggregator(MojoExecution mojo) {
    return mojo.getMojoDescriptor() != null && mojo.getMojoDescriptor().isAggregator();
  }

  /**
   * Why a goal may write classes after others have read them, or make a jar that holds others.
   *
   * @return empty if it does not
   */
  static Optional<String> mayChangeClasses(MojoExecution mojo, MavenProject project) {
    String name = name(mojo);
    String goal = mojo.getArtifactId() + ":" + mojo.getGoal();
    if (!LEAVE_CLASSES_ALONE.contains(name)) {
      return Optional.of(goal + " may change its classes or its jar");
    }
    if (isAggregator(mojo)) {
      return Optional.of(goal + " needs the reactor for itself");
    }
    for (List<MojoExecution> forked : mojo.getForkedExecutions().values()) {
      for (MojoExecution inner : forked) {
        Optional<String> why = mayChangeClasses(inner, project);
        if (why.isPresent()) {
          return Optional.of(goal + " calls others: " + why.get());
        }
      }
    }
    String classes = project.getBuild().getOutputDirectory();
    if (name.endsWith(":testResources") || name.endsWith(":testCompile")) {
      String to = text(mojo.getConfiguration(), "outputDirectory");
      return isClasses(to, classes) ? Optional.of(goal + " writes classes") : Optional.empty();
    }
    return name.equals(JAR) ? otherThanClasses(mojo.getConfiguration(), classes) : Optional.empty();
  }

  /** Why a compiler may see something else in the jar than in the classes. */
  private static Optional<String> otherThanClasses(
      @Nullable Xpp3Dom configuration, String classes) {
    if (configuration == null || !text(configuration, "classifier").isEmpty()) {
      return Optional.empty(); // a further jar
    }
    for (String list : List.of("includes", "excludes")) {
      Xpp3Dom child = configuration.getChild(list);
      if (child != null && child.getChildCount() > 0) {
        return Optional.of("its jar " + list + " only some classes");
      }
    }
    String from = text(configuration, "classesDirectory");
    if (!from.isEmpty() && !isClasses(from, classes)) {
      return Optional.of("its jar is not made of its classes");
    }
    Xpp3Dom archive = configuration.getChild("archive");
    String manifest = archive == null ? "" : archive.toString();
    for (String word : List.of("Class-Path", "addClasspath", "Multi-Release", "manifestFile")) {
      if (manifest.contains(word)) {
        return Optional.of("the manifest of its jar may have " + word);
      }
    }
    return Optional.empty();
  }

  private static boolean isClasses(String text, String classes) {
    return text.equals("${project.build.outputDirectory}") || text.equals(classes);
  }

  /** What is set, else the default; empty if neither. */
  private static String text(@Nullable Xpp3Dom configuration, String name) {
    Xpp3Dom child = configuration == null ? null : configuration.getChild(name);
    if (child == null) {
      return "";
    }
    String value = child.getValue();
    if (value == null || value.isBlank() || (value.startsWith("${") && isProperty(value))) {
      String other = child.getAttribute("default-value");
      return other == null ? "" : other.strip();
    }
    return value.strip();
  }

  /** Whether it names a property of the user, such as {@code ${maven.jar.classifier}}. */
  private static boolean isProperty(String value) {
    return !value.startsWith("${project.");
  }
}
