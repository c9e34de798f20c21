package dev.ariabuild.engine.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far a change reaches. */
class WaveTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void twoModules() throws IOException {
    r = Reactor.in(dir);
    r.module("a")
        .java("a.A", "public static int f() { return 1; } // one\nstatic final int SECRET = 7;");
    r.module("b").dependsOn("a").java("b.B", "long g() { return a.A.f(); }");
  }

  @Test
  void aBodyEditIsCutOffDownstream() throws IOException {
    r.build().executed("a:compile", "b:compile").because("a:compile", "no record");
    r.edit("a.A").replace("return 1", "return 2");
    r.build()
        .executed("a:compile")
        .because("a:compile", "source src a/A.java")
        .cutOff("b:compile")
        .because("b:compile", "what it reads of the changed upstream is unchanged")
        .nothingElse();
  }

  @Test
  void aCommentEditExecutesNothing() throws IOException {
    r.build();
    r.edit("a.A").replace("// one", "// uno, due, tre");
    r.build().nothingElse();
  }

  @Test
  void aCommentThatShiftsLinesIsCutOffDownstream() throws IOException {
    r.build();
    r.edit("a.A").replace("public static int f", "// more\npublic static int f");
    r.build().executed("a:compile").cutOff("b:compile").nothingElse();
  }

  @Test
  void aChangedSignatureReachesTheUser() throws IOException {
    r.build();
    r.edit("a.A").replace("int f", "long f");
    r.build().executed("a:compile", "b:compile").because("b:compile", "abi(a)").nothingElse();
  }

  @Test
  void aChangedConstantReachesTheUser() throws IOException {
    r.module("a").java("a.C", "public static final String X = \"old\";");
    r.module("b").java("b.D", "String x = a.C.X;");
    r.build();
    r.edit("a.C").replace("old", "new");
    r.build().executed("a:compile", "b:compile").nothingElse();
  }

  @Test
  void aPrivateMemberIsNoneOfTheUsersBusiness() throws IOException {
    r.build();
    r.edit("a.A")
        .replace(
            "static final int SECRET",
            "private static int secret() { return 0; }\nstatic final int SECRET");
    r.build().executed("a:compile").cutOff("b:compile").nothingElse();
  }

  @Test
  void aSecondBuildDoesNothing() throws IOException {
    r.build();
    r.build().upToDate("a:compile", "b:compile").nothingElse();
  }

  @Test
  void outputsComeBackAfterTheyWereDeleted() throws IOException {
    r.build();
    r.deleteOutputs();
    r.build().restored("a:compile", "b:compile").nothingElse();
  }

  @Test
  void withoutTracesOutputsComeFromTheCache() throws IOException {
    r.build();
    r.forgetTraces();
    r.build().restored("a:compile", "b:compile").nothingElse();
  }

  @Test
  void anEditThatIsTakenBackIsRestored() throws IOException {
    r.build();
    r.edit("a.A").replace("int f", "long f");
    r.build().executed("a:compile", "b:compile");
    r.edit("a.A").replace("long f", "int f");
    r.build().restored("a:compile", "b:compile").nothingElse();
  }

  @Test
  void aBodyEditUpstreamRunsTestsButNoCompiler() throws IOException {
    r.module("b")
        .java("b.T", "public static void main(String[] x) { if (a.A.f() > 5) throw new Error(); }")
        .test("b.T");
    r.build();
    r.edit("a.A").replace("return 1", "return 2");
    r.build().executed("a:compile", "b:test").cutOff("b:compile").nothingElse();
  }

  @Test
  void aDeletedSourceLeavesNoStaleClass() throws IOException {
    r.module("a").java("a.Old", "class Inner {}");
    r.build();
    r.delete("a.Old");
    r.build().executed("a:compile", "b:compile").nothingElse();
  }

  @Test
  void aModuleWithoutSourcesLeavesNoClasses() throws IOException {
    r.module("c").java("c.C", "").jar();
    r.build();
    r.delete("c.C");
    r.build().executed("c:compile", "c:jar").nothingElse();
  }

  @Test
  void aRenamedClassLeavesNothingOfTheOldName() throws IOException {
    r.module("a").java("a.Old", "");
    r.build();
    r.delete("a.Old");
    r.module("a").java("a.New", "");
    r.build().executed("a:compile", "b:compile").nothingElse();
  }

  @Test
  void aDeletedResourceLeavesNoStaleCopy() throws IOException {
    r.module("a").resource("x/one.txt", "1").resource("x/two.txt", "2").jar();
    r.build();
    r.delete("a/res/x/two.txt");
    r.build().executed("a:resources", "a:jar").cutOff("b:compile").nothingElse();
    r.delete("a/res/x");
    r.build().executed("a:resources", "a:jar").cutOff("b:compile").nothingElse();
  }

  @Test
  void aGeneratedSourceIsCompiledAndItsGeneratorAlwaysRuns() throws IOException {
    r.module("b").generates("g.G", "public static int x() { return 1; }");
    r.build().bypassed("b:generate").executed("a:compile", "b:compile");
    r.build().bypassed("b:generate").upToDate("b:compile").nothingElse();
    r.module("b").generates("g.G", "public static int x() { return 2; }");
    r.build().bypassed("b:generate").executed("b:compile").nothingElse();
  }

  @Test
  void anActionThatIsConfiguredNoMoreTakesItsOutputsAlong() throws IOException {
    r.module("a").step("make", here -> here.write("target/made.txt", "x"));
    r.build().executed("a:make");
    r.module("a").withoutSteps();
    r.build().nothingElse();
  }

  @Test
  void anInputThatVanishesCounts() throws IOException {
    r.module("c")
        .file("in.txt", "x")
        .step("make", here -> here.write("target/made", "" + here.file("in.txt").toFile().exists()))
        .reads("in.txt");
    r.build();
    r.delete("c/in.txt");
    r.build().executed("c:make").because("c:make", "(absent)").nothingElse();
  }

  @Test
  void theOrderOfInputsCounts() throws IOException {
    r.module("c")
        .step("make", here -> here.write("target/made", "xy"))
        .parameter("x", "1")
        .parameter("y", "2");
    r.build();
    r.module("c")
        .withoutSteps()
        .step("make", here -> here.write("target/made", "yx"))
        .parameter("y", "2")
        .parameter("x", "1");
    r.build().executed("c:make").because("c:make", "order of inputs");
  }

  @Test
  void whatTheUserSwitchedOffDoesNothing() throws IOException {
    Step step = r.module("c").step("make", here -> here.write("target/made", "x"));
    step.wanted(false);
    r.build().skipped("c:make");
    step.wanted(true);
    r.build().executed("c:make").nothingElse();
  }

  @Test
  void twoExecutionsOfOneGoalAreTwoActions() throws IOException {
    r.module("c").step("make", here -> here.write("target/one", "1")).parameter("n", "1");
    r.module("c").step("make", here -> here.write("target/two", "2")).parameter("n", "2");
    r.build().executed("c:make", "c:make#2");
    r.deleteOutputs();
    r.build().restored("c:make", "c:make#2");
  }
}
