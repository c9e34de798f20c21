package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  private static final String LONG =
      """
      Compilation failure
      /p/a/A.java:[3,12] cannot find symbol
        symbol:   variable x
        location: class a.A
      /p/a/B.java:[7] ';' expected
      """;

  @Test
  void eachPlaceInACompilersMessageIsOne() {
    List<Complaint> expected =
        List.of(
            new Complaint(
                "/p/a/A.java",
                3,
                12,
                "error",
                "cannot find symbol\n  symbol:   variable x\n  location: class a.A"),
            new Complaint("/p/a/B.java", 7, 0, "error", "';' expected"));
    Exception thrown = new RuntimeException("failed", new MojoFailureException(null, "s", LONG));
    assertEquals(expected, Complaint.of(thrown));
  }

  @Test
  void otherFailuresAreToldAsTheyAre() {
    assertEquals(
        List.of(new Complaint("", 0, 0, "error", "there are test failures")),
        Complaint.of(new RuntimeException("there are test failures")));
  }

  @Test
  void coloursAreForTheConsoleAlone() {
    assertEquals(
        List.of(Complaint.general("Failed to execute goal test on project a")),
        Complaint.of(
            new RuntimeException(
                "Failed to execute goal \u001b[32mtest\u001b[m on project \u001b[1;31ma\u001b[m")));
  }

  @Test
  void aLineNamesAsMuchOfThePlaceAsIsKnown() {
    assertEquals("m", Complaint.general("m").text());
    assertEquals("/p/pom.xml: m", new Complaint("/p/pom.xml", 0, 0, "error", "m").text());
    assertEquals("/p/A.java:[7] m", new Complaint("/p/A.java", 7, 0, "error", "m").text());
    assertEquals("/p/A.java:[7,3] m", new Complaint("/p/A.java", 7, 3, "error", "m").text());
  }

  @Test
  void aMistakeInSettingsOfAriaHasAPlace() {
    Path root = Path.of("/p");
    assertEquals(
        new Complaint(root.resolve("aria.toml").toString(), 30, 0, "error", "unknown section"),
        Complaint.general("aria.toml:30: unknown section").inSettings(root));
    assertEquals(
        Complaint.general("env ARIA_X: wrong"),
        Complaint.general("env ARIA_X: wrong").inSettings(root));
  }

  @Test
  void whatDoesNotCompileIsOnTheConsoleAlready() {
    class CompilationFailureException extends Exception {
      private static final long serialVersionUID = 1;
    }
    assertTrue(Complaint.isOnConsole(new RuntimeException("x", new CompilationFailureException())));
    assertFalse(Complaint.isOnConsole(new RuntimeException("x", new Exception("y"))));
  }

  @Test
  void whatOnlyACauseSaysIsToldToo() {
    Exception crashed = new IllegalStateException("crashed");
    assertEquals(
        List.of(Complaint.general("goal failed: fatal error: crashed")),
        Complaint.of(
            new RuntimeException(
                "goal failed: fatal error", new Exception("fatal error", crashed))));
  }

  @Test
  void anEventIsOneLineWhateverItHolds() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (WatchEvents events = WatchEvents.to(out)) {
      events.tell(
          "diagnostics",
          json ->
              WatchEvents.complaints(
                  json, List.of(new Complaint("/p/A.java", 3, 0, "error", "a\n\"b\""))));
    }
    assertEquals(
        "{\"event\":\"diagnostics\",\"diagnostics\":[{\"severity\":\"error\",\"file\":\"/p/A.java\","
            + "\"line\":3,\"message\":\"a\\n\\\"b\\\"\"}]}\n",
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void anotherProcessGetsWhatTheUserWroteOnce() {
    String[] arguments = {
      "-Xmx1g",
      "org.codehaus.plexus.classworlds.launcher.Launcher",
      "-o",
      "aria:watch",
      "-Daria.watch.restart=" + Path.of("x")
    };
    assertEquals(Optional.of(List.of("-o", "aria:watch")), Successors.afterMain(arguments));
    assertEquals(Optional.empty(), Successors.afterMain(new String[] {"other.Main"}));
  }
}
