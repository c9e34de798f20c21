package dev.ariabuild.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.BuildEvent.ActionFinished;
import dev.ariabuild.engine.event.BuildEvent.ModuleStarted;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Change;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.event.Outcome;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.report.Explain.Answer;
import dev.ariabuild.engine.report.Explain.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainTest {
  private static Answer ask(BuildRecord build, String module, String goal) {
    return Explain.answer(build, new Question(module, goal), Samples.UNICODE);
  }

  private static String lines(Answer answer) {
    return String.join("\n", assertInstanceOf(Answer.Lines.class, answer).lines()) + "\n";
  }

  private static String failure(Answer answer) {
    return assertInstanceOf(Answer.Failure.class, answer).message();
  }

  private static final String API =
      """
      api (modules/api): executed-incrementally
        up-to-date              2 actions, enforcer:enforce to resources:resources  inputs and outputs are unchanged
        executed-incrementally  compiler:compile                                    inputs changed: source src/main/java/org/example/api/AbstractArtifact.java and 1 more, 1.5 s
                                org/example/api/AbstractArtifact.java because it changed
                                org/example/api/User.java because org.example.api.AbstractArtifact.id changed
        restored                jar:jar                                             the same inputs were built before, from the disk cache
        bypassed                install:install                                     this goal always takes effect
      """;

  @Test
  void theWholeBuildIsGroupedByModuleAndBoringPartsAreCollapsed() {
    assertEquals(
        """
        mvn clean verify, profile dev: success, 1 min 17 s
        3 modules up-to-date: parent, bom, tools
        """
            + API
            + """
        app (modules/app): executed
          up-to-date  compiler:compile  what it reads of the changed upstream is unchanged: abi(api)
          bypassed    gen:make@models   no descriptor says what this goal reads and writes
          executed    jar:jar           outputs are missing or were altered: target/app-1.jar, 250 ms
          skipped     surefire:test     the configuration says to skip it: skipTests
        warning: module app: no descriptor for gen:make
        """,
        lines(ask(Samples.edit(), null, " ")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"api", ":api", "org.example:api", "modules/api", "./modules/api/", "modules\\api"})
  void aModuleIsFoundByIdOrDirectory(String module) {
    assertEquals(
        "mvn clean verify, profile dev: success, 1 min 17 s\n" + API,
        lines(ask(Samples.edit(), module, null)));
  }

  @Test
  void aModuleThatWasAskedForIsNotCollapsed() {
    assertEquals(
        """
        mvn clean verify, profile dev: success, 1 min 17 s
        bom (bom): up-to-date
          up-to-date  enforcer:enforce  inputs and outputs are unchanged
        """,
        lines(ask(Samples.edit(), "bom", null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile",
        "compiler:compile",
        "maven-compiler-plugin:compile",
        "compile@default-compile",
        "compiler:compile@default-compile"
      })
  void aGoalIsAnsweredInFull(String goal) {
    assertEquals(
        """
        org.example:api maven-compiler-plugin:compile (default-compile), phase compile
          outcome   executed-incrementally, 1.5 s
          why       inputs changed: source src/main/java/org/example/api/AbstractArtifact.java and 1 more
          changed   source src/main/java/org/example/api/AbstractArtifact.java: 3f -> 9b
                    parameter release: 17 -> 21
          compiled  org/example/api/AbstractArtifact.java because it changed
                    org/example/api/User.java because org.example.api.AbstractArtifact.id changed
          outputs   written by this execution
          key       KEY
        """
            .replace("KEY", Samples.KEY),
        lines(ask(Samples.edit(), "api", goal)));
  }

  @Test
  void aModuleThatWasPassedAsAWholeSaysSo() {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new ModuleStarted(Samples.module("m"), "m", true));
    recorder.emit(Samples.upToDate("m", Samples.COMPILE));
    assertEquals(
        """
        org.example:m maven-compiler-plugin:compile (default-compile), phase compile
          outcome   up-to-date, as is the whole module, 1 ms
          why       inputs and outputs are unchanged
          outputs   left in place by an earlier execution
          key       KEY
        """
            .replace("KEY", Samples.KEY),
        lines(ask(recorder.record(), "m", "compile")));
  }

  @Test
  void ofManyFilesTheFirstAreNamed() {
    BuildRecorder recorder = new BuildRecorder();
    List<String> files = IntStream.range(0, 7).mapToObj(i -> "a/C" + i + ".java").toList();
    recorder.emit(
        new ActionFinished(
            new ActionId(Samples.module("m"), Samples.COMPILE, "default-compile"),
            "compile",
            Outcome.EXECUTED_INCREMENTALLY,
            null,
            false,
            Reason.of(Cause.INPUT_CHANGED),
            files,
            files.stream().map(any -> "a.B.f changed").toList(),
            0,
            Samples.KEY));
    String answer = lines(ask(recorder.record(), "m", null));
    assertEquals(
        """
                                  a/C4.java because a.B.f changed
                                  and 2 more
        """,
        answer.substring(answer.indexOf("a/C4") - 26));
  }

  @Test
  void aGoalIsAnsweredForEveryModuleThatHasIt() {
    String answer = lines(ask(Samples.edit(), null, "compile"));
    assertEquals(
        """

        org.example:app maven-compiler-plugin:compile (default-compile), phase compile
          outcome   up-to-date, cut off, 1 ms
          why       what it reads of the changed upstream is unchanged: abi(api)
          outputs   left in place by an earlier execution
          key       KEY
        """
            .replace("KEY", Samples.KEY),
        answer.substring(answer.indexOf("\n\n") + 1));
  }

  @Test
  void aRestoredGoalSaysWhereItsOutputsCameFrom() {
    assertEquals(
        """
        org.example:api maven-jar-plugin:jar (default-jar), phase compile
          outcome   restored, 12 ms
          why       the same inputs were built before
          outputs   from the disk cache
          key       KEY
        """
            .replace("KEY", Samples.KEY),
        lines(ask(Samples.edit(), "api", "jar")));
  }

  @Test
  void aGoalThatNothingDescribesIsToldTheWayOut() {
    assertEquals(
        """
        org.example:app gen-maven-plugin:make (models), phase generate-sources
          outcome   bypassed, 1 min 15 s
          why       no descriptor says what this goal reads and writes
          outputs   written by this execution
          key       none was made
          way out   describe what it reads and writes under [[goal]] in aria.toml
        """,
        lines(ask(Samples.edit(), null, "gen:make")));
  }

  @Test
  void aFailedBuildShowsWhatFailed() {
    assertEquals(
        """
        mvn compile, profile dev: failed, 900 ms
        api (.): failed
          up-to-date  resources:resources  inputs and outputs are unchanged
          failed      compiler:compile     it failed: A.java:3: ';' expected\\n1 error, 420 ms
        """,
        lines(ask(Samples.failure(), null, null)));
  }

  @Test
  void valuesCannotSendEscapeSequencesToTheTerminal() {
    BuildRecorder recorder = new BuildRecorder();
    char escape = 27;
    Change change = new Change("parameter x", "a\nb", escape + "[2J");
    recorder.emit(
        Samples.action(
            "m",
            "p:g",
            Outcome.EXECUTED,
            null,
            new Reason(Cause.INPUT_CHANGED, "", List.of(change)),
            1));
    assertEquals(
        """
        org.example:m p:g (default-g), phase compile
          outcome   executed, 1 ms
          why       inputs changed
          changed   parameter x: a\\nb -> \\u001b[2J
          outputs   written by this execution
          key       KEY
        """
            .replace("KEY", Samples.KEY),
        lines(ask(recorder.record(), null, "g")));
  }

  @Test
  void modulesThatShareAnArtifactIdAreToldApart() {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new ModuleStarted(new ModuleId("a", "core"), "a/core"));
    recorder.emit(new ModuleStarted(new ModuleId("b", "core"), "b/core"));
    assertEquals(
        """
        mvn, profile : failed, 0 ms
        a:core (a/core): up-to-date
        b:core (b/core): up-to-date
        """,
        lines(ask(recorder.record(), "core", null)));
  }

  @Test
  void anUnknownModuleNamesTheNearest() {
    assertEquals(
        "no module 'apj' in the last build: did you mean api?"
            + " there were parent, bom, tools, api, app",
        failure(ask(Samples.edit(), "apj", null)));
    assertEquals(
        "no module 'modules/apl' in the last build: did you mean modules/api?"
            + " there were parent, bom, tools, modules/api, modules/app",
        failure(ask(Samples.edit(), "modules/apl", null)));
    assertEquals(
        "no module 'x:zzzzzzzz' in the last build: there were org.example:m0, org.example:m1,"
            + " org.example:m2, org.example:m3, org.example:m4 and 4 more",
        failure(ask(Samples.first(9), "x:zzzzzzzz", null)));
    assertEquals(
        "no module 'api' in the last build: there was none",
        failure(ask(Samples.first(0), "api", null)));
  }

  @Test
  void whatABuildThatFailedDidNotComeToIsNotCalledUnknownWithoutSayingSo() {
    assertEquals(
        "no module 'app' in the last build: did you mean api? there were api;"
            + " it failed before it came to others",
        failure(ask(Samples.failure(), "app", null)));
  }

  @Test
  void anUnknownGoalNamesTheNearestOfItsModule() {
    assertEquals(
        "no goal 'compiler:compil' in module api in the last build: did you mean"
            + " compiler:compile? there were enforcer:enforce, resources:resources,"
            + " compiler:compile, jar:jar, install:install",
        failure(ask(Samples.edit(), "api", "compiler:compil")));
    assertEquals(
        "no goal 'tset' in module app in the last build: did you mean test?"
            + " there were compile, make, jar, test",
        failure(ask(Samples.edit(), "app", "tset")));
    assertEquals(
        "no goal 'compile@extra' in module app in the last build:"
            + " there were compiler:compile@default-compile, gen:make@models,"
            + " jar:jar@default-jar, surefire:test@default-test",
        failure(ask(Samples.edit(), "app", "compile@extra")));
  }

  @Test
  void withoutARecordItSaysWhichBuildToRun(@TempDir Path root) throws IOException {
    String none =
        "no build to explain: target/aria/build.json is missing, damaged or of another version"
            + " of aria; run a build with the aria extension first, such as mvn verify, then mvn"
            + " aria:explain";
    Question question = new Question(null, null);
    assertEquals(none, failure(Explain.answer(root, question, Samples.UNICODE)));
    BuildJson.write(Samples.failure(), BuildJson.fileIn(root));
    assertEquals(
        lines(ask(Samples.failure(), null, null)),
        lines(Explain.answer(root, question, Samples.UNICODE)));
  }
}
