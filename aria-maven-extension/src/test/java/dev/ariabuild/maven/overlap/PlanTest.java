package dev.ariabuild.maven.overlap;

import static dev.ariabuild.maven.overlap.Mojos.mojo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.config.Overlap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final Path DIR = Path.of("module").toAbsolutePath();
  private final MavenProject project = Mojos.project(DIR, "<artifactId>a</artifactId>");

  private static List<MojoExecution> lifecycle(MojoExecution... last) {
    List<MojoExecution> mojos =
        new ArrayList<>(
            List.of(
                mojo("resources:resources"),
                mojo("compiler:compile"),
                mojo("resources:testResources"),
                mojo("compiler:testCompile"),
                mojo("surefire:test")));
    mojos.addAll(List.of(last));
    return mojos;
  }

  /** The goal before which the classes are ready, or none. */
  private String ready(List<MojoExecution> mojos) {
    Plan plan = Plan.of(mojos, project);
    for (MojoExecution mojo : mojos) {
      if (plan.passes(mojo)) {
        assertTrue(plan.isReadyEarly());
        return mojo.getGoal();
      }
    }
    assertFalse(plan.isReadyEarly());
    return plan.cause();
  }

  @Test
  void classesAreReadyBeforeTheFirstGoalFromWhichOnNoneChangesThem() {
    assertEquals("testResources", ready(lifecycle(mojo("jar:jar"), mojo("source:jar-no-fork"))));
    assertEquals("testResources", ready(lifecycle(mojo("install:install"), mojo("deploy:deploy"))));
  }

  @Test
  void aGoalThatNobodyKnowsComesFirst() {
    List<MojoExecution> mojos = lifecycle(mojo("jar:jar"));
    mojos.add(3, mojo("org.acme:enhancer-maven-plugin:enhance"));
    assertEquals("testCompile", ready(mojos));
  }

  @Test
  void whereTheJarIsMadeAnewOnlyTheEndIsGoodEnough() {
    assertEquals(
        "maven-shade-plugin:shade may change its classes or its jar",
        ready(lifecycle(mojo("jar:jar"), mojo("shade:shade"))));
    assertEquals(
        "install", ready(lifecycle(mojo("jar:jar"), mojo("shade:shade"), mojo("install:install"))));
  }

  @Test
  void aJarThatIsNotItsClassesIsWaitedFor() {
    for (String configuration :
        List.of(
            "<excludes><exclude>**/A.class</exclude></excludes>",
            "<includes><include>**/A.class</include></includes>",
            "<classesDirectory>elsewhere</classesDirectory>",
            "<archive><manifest><addClasspath>true</addClasspath></manifest></archive>",
            "<archive><manifestFile>m</manifestFile></archive>",
            "<archive><manifestEntries><Class-Path>x.jar</Class-Path></manifestEntries></archive>",
            "<archive><manifestEntries><Multi-Release>true</Multi-Release></manifestEntries></archive>")) {
      assertTrue(
          ready(lifecycle(mojo("jar:jar", configuration))).contains("its jar"), configuration);
    }
    for (String configuration :
        List.of(
            "<classesDirectory default-value=\"${project.build.outputDirectory}\"/>",
            "<classesDirectory>" + DIR.resolve("target/classes") + "</classesDirectory>",
            "<classifier>${maven.jar.classifier}</classifier>",
            "<classifier>extra</classifier><excludes><exclude>**/A.class</exclude></excludes>",
            "<archive><manifestEntries><Built-For>me</Built-For></manifestEntries></archive>")) {
      assertEquals("testResources", ready(lifecycle(mojo("jar:jar", configuration))));
    }
  }

  @Test
  void testClassesAmongTheClassesAreWaitedFor() {
    List<MojoExecution> mojos = lifecycle();
    mojos.set(
        3,
        mojo(
            "compiler:testCompile",
            "<outputDirectory>${project.build.outputDirectory}</outputDirectory>"));
    assertEquals("test", ready(mojos));
  }

  @Test
  void anAggregatorNeedsTheReactorForItself() {
    assertEquals(
        "maven-javadoc-plugin:jar needs the reactor for itself",
        ready(lifecycle(Mojos.aggregator("javadoc:jar"))));
    assertFalse(
        KnownGoals.readsClassesAtMost(Mojos.aggregator("enforcer:display-info"), Overlap.CLASSES));
  }

  @Test
  void whatAGoalCallsCountsAsTheGoal() {
    MojoExecution source = mojo("source:jar");
    source.setForkedExecutions("g:a", List.of(mojo("enforcer:enforce")));
    assertEquals("testResources", ready(lifecycle(source)));
    source.setForkedExecutions("g:a", List.of(mojo("compiler:compile")));
    assertEquals(
        "maven-source-plugin:jar calls others: maven-compiler-plugin:compile may change its classes"
            + " or its jar",
        ready(lifecycle(source)));
  }

  @Test
  void goalsThatOthersCallAreNoneOfThePlan() {
    List<MojoExecution> mojos = lifecycle();
    mojos.add(0, mojo("org.acme:measuring-maven-plugin:measure"));
    Plan plan = Plan.of(mojos, project);
    // the first one calls the whole lifecycle before it runs itself
    lifecycle().forEach(inner -> assertFalse(plan.passes(inner)));
    assertFalse(plan.passes(mojos.get(0)));
    assertFalse(plan.passes(mojos.get(1)));
    assertFalse(plan.passes(mojos.get(2)));
    assertTrue(plan.passes(mojos.get(3)));
    assertFalse(plan.passes(mojos.get(4)));
  }

  @Test
  void onlyListedGoalsRunEarly() {
    for (String goal : List.of("resources:resources", "compiler:compile", "compiler:testCompile")) {
      assertTrue(KnownGoals.readsClassesAtMost(mojo(goal), Overlap.CLASSES), goal);
    }
    for (String goal :
        List.of(
            "surefire:test",
            "jar:jar",
            "war:war",
            "assembly:single",
            "org.acme:compiler:compile")) {
      assertFalse(KnownGoals.readsClassesAtMost(mojo(goal), Overlap.CLASSES), goal);
    }
    assertTrue(KnownGoals.readsClassesAtMost(mojo("surefire:test"), Overlap.TESTS));
    assertFalse(KnownGoals.readsClassesAtMost(mojo("failsafe:integration-test"), Overlap.TESTS));
  }

  @Test
  void rulesThatLookIntoJarsAreNotEnforcedEarly() {
    assertTrue(
        KnownGoals.readsClassesAtMost(
            mojo(
                "enforcer:enforce", "<rules><requireJavaVersion/><dependencyConvergence/></rules>"),
            Overlap.CLASSES));
    assertFalse(
        KnownGoals.readsClassesAtMost(
            mojo("enforcer:enforce", "<rules><banDuplicateClasses/></rules>"), Overlap.CLASSES));
    assertFalse(KnownGoals.readsClassesAtMost(mojo("enforcer:enforce"), Overlap.CLASSES));
  }
}
