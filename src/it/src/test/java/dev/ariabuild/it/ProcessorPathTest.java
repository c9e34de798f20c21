package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Annotation processors that a module names by coordinates, and that may change below them: modules
 * of the same build, and what was installed. They count by the files that the compiler plugin
 * finds.
 */
class ProcessorPathTest {
  private static final String COMPILE = "user:compile";
  private static final String MAKER = "maker/src/main/java/maker/Maker.java";
  private static final String WORDS = "words/src/main/java/words/Words.java";
  private static final String TEXT = "maker/src/main/resources/maker.txt";
  private static final String MADE = "user/target/generated-sources/annotations/user/WishMade.java";

  private final Checkout beside = Checkout.of("a-processor-is-built-beside-its-user");

  @EveryMaven
  void aProcessorOfTheSameBuildCountsByWhatItIsMadeOf(String version) {
    Checkout here = beside.on(version).withEmptyLocalRepository();
    here.maven("compile").ok().executed(COMPILE);
    makes(here, "made first text");
    here.maven("compile").ok().upToDate(COMPILE).nothingElse();
    here.maven("compile").ok().whole("words", "maker", "user").nothingElse();

    // nothing that the processor is made of
    here.edit("user/src/main/java/user/Plain.java", "return 1", "return 2");
    here.edit(MAKER, "/** Makes", "/** MAKES");
    here.maven("compile").ok().compiled(COMPILE, "user/Plain.java").nothingElse();
    TreeComparison.sameAsPlainBuild(here, "compile");

    here.edit(MAKER, "made ", "edited ");
    here.maven("compile").ok().executed(COMPILE).because(COMPILE, "annotationProcessorPaths com");
    makes(here, "edited first text");
    here.edit(WORDS, "first", "second");
    here.maven("compile").ok().executed(COMPILE);
    makes(here, "edited second text");
    here.edit(TEXT, "text", "other");
    here.maven("compile").ok().executed(COMPILE);
    makes(here, "edited second other");
    TreeComparison.sameAsPlainBuild(here, "compile");
    here.edit(MAKER, "edited ", "made ");
    here.edit(WORDS, "second", "first");
    here.edit(TEXT, "other", "text");
    here.maven("compile").ok().restored(COMPILE);
    makes(here, "made first text");

    // as jars
    here.maven("package").ok();
    here.maven("package").ok().upToDate(COMPILE).nothingElse();
    here.edit(WORDS, "first", "third");
    here.maven("package").ok().executed(COMPILE);
    makes(here, "made third text");
    here.maven("package", "-T2").ok().upToDate(COMPILE).nothingElse();
    TreeComparison.sameAsPlainBuild(here, "package");
  }

  @EveryMaven
  void whereTheProcessorIsNotBuiltTheInstalledOneCounts(String version) {
    Checkout here = beside.on(version).withEmptyLocalRepository();
    here.maven("install").ok().executed(COMPILE);
    String[] alone = {"compile", "-pl", "user"};
    here.maven(alone).ok();
    makes(here, "made first text");
    here.maven(alone).ok().upToDate(COMPILE).nothingElse();

    // built, but not installed
    here.edit(MAKER, "made ", "edited ");
    here.maven("compile").ok().executed(COMPILE);
    makes(here, "edited first text");
    here.maven(alone).ok();
    makes(here, "made first text");
    here.maven(alone).ok().upToDate(COMPILE).nothingElse();
    // what it is made of is installed, its user is not
    here.maven("compile", "-pl", "maker,user").ok();
    makes(here, "edited first text");
    here.maven("install", "-pl", "maker").ok();
    here.maven(alone).ok();
    makes(here, "edited first text");
    here.maven(alone).ok().upToDate(COMPILE).nothingElse();
  }

  @Test
  void oneThatNothingPutsBeforeItsUserIsNotKnownBeforehand() {
    String dependency =
        "    <dependency><groupId>com.example.beside</groupId><artifactId>maker</artifactId>"
            + "<version>${project.version}</version><scope>provided</scope></dependency>\n";
    assertTrue(beside.read("user/pom.xml").contains(dependency));
    beside.edit("user/pom.xml", dependency, "");
    beside.maven("compile").ok().bypassed(COMPILE).because(COMPILE, "does not depend on it");
    beside.edit(MAKER, "made ", "edited ");
    beside.maven("compile").ok().bypassed(COMPILE);
    makes(beside, "edited first text");
    TreeComparison.sameAsPlainBuild(beside, "compile");
  }

  /** A release of the processor that is built here compiles its own successor's users. */
  @Test
  void aReleaseOfAProcessorThatIsBuiltHereCountsAsItWasInstalled() {
    Checkout here = beside.withEmptyLocalRepository();
    Checkout release = beside.elsewhere().sharing(here);
    for (String pom : new String[] {"", "words/", "maker/", "user/"}) {
      release.edit(pom + "pom.xml", "1-SNAPSHOT", "1");
    }
    release.maven("install").ok();
    here.edit(
        "user/pom.xml",
        "<version>${project.version}</version></path>",
        "<version>1</version></path>");
    here.maven("compile").ok().executed(COMPILE);
    here.edit(MAKER, "made ", "edited ");
    here.maven("compile").ok().executed("maker:compile").upToDate(COMPILE);
    makes(here, "made first text");
    TreeComparison.sameAsPlainBuild(here, "compile");
  }

  private static void makes(Checkout checkout, String text) {
    assertTrue(checkout.read(MADE).contains("\"" + text + "\""), () -> checkout.read(MADE));
  }
}
