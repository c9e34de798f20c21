package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.ModuleId;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RatReportTest {
  private static final String REPORT = "target/rat.txt";
  private static final Map<String, String> BEFORE =
      Map.of("src/A.java", "1", "src/B.java", "1", "ignored.txt", "1");

  @TempDir Path module;

  private final MojoExecution mojo = new MojoExecution(new Plugin(), "check", "rat");
  private final List<List<String>> runs = new ArrayList<>();

  @BeforeEach
  void aModuleThatWasChecked() throws IOException {
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(new Xpp3Dom("excludes"));
    mojo.setConfiguration(configuration);
    write(report("yesterday", line("AL   ", "src/B.java"), line("GEN  ", "src/A.java")));
  }

  private void write(String report) throws IOException {
    Files.createDirectories(module.resolve("target"));
    Files.writeString(module.resolve(REPORT), report);
  }

  private String line(String mark, String file) {
    return "  " + mark + " " + module.resolve(file) + "\n";
  }

  private static String report(String time, String... lines) {
    return """

        *****************************************************
        Summary
        -------
        Generated at: %s

        Standards: %d

        %d Unknown Licenses

        *****************************************************
          Files with Apache License headers will be marked AL
          Notices, licenses etc. will be marked N
        %s\s
        *****************************************************
        """
        .formatted(
            time,
            lines.length,
            Arrays.stream(lines).filter(line -> line.contains("?")).count(),
            String.join("", lines));
  }

  private static Inputs inputs(Map<String, String> files) {
    TreeMap<String, Digest> members = new TreeMap<>();
    files.forEach((name, content) -> members.put(name, Digest.ofUtf8(content)));
    return new Inputs(List.of(Input.tree("any file", Normaliser.CONTENT, members)));
  }

  private RatReport with(Map<String, String> now) throws IOException {
    List<OutputEntry> outputs =
        List.of(new OutputEntry(REPORT, OutputEntry.Kind.FILE, Digest.ofUtf8(REPORT), 1));
    Trace last =
        new Trace(
            new ActionId(new ModuleId("g", "a"), "apache-rat-plugin:check", "rat"),
            inputs(BEFORE),
            new ActionResult(outputs, Optional.empty(), List.of(false), ProjectDelta.NONE),
            true);
    RatReport memory = new RatReport(mojo, module, inputs(now));
    assertEquals(Map.of(), memory.after(last), "it needs no files of before");
    return memory;
  }

  private static Map<String, String> edited(String file) {
    Map<String, String> now = new TreeMap<>(BEFORE);
    now.put(file, "2");
    return now;
  }

  /** What the plugin would do; notes what it was told to include. */
  private Memory.Tool tool(String report) {
    return () -> {
      List<String> included = new ArrayList<>();
      for (Xpp3Dom child : mojo.getConfiguration().getChildren()) {
        Arrays.stream(child.getChildren()).forEach(each -> included.add(each.getValue()));
      }
      runs.add(included);
      write(report);
    };
  }

  @Test
  void anEditedSourceIsLookedAtAloneAndTheReportNamesAll() throws Exception {
    RatReport memory = with(edited("src/A.java"));
    memory.run(tool(report("today", line("GEN  ", "src/A.java"))));
    assertEquals(List.of(List.of("src/A.java")), runs);
    assertEquals(1, mojo.getConfiguration().getChildCount(), "as it was: " + mojo);
    assertTrue(memory.complete());
    assertEquals(
        report("today", line("AL   ", "src/B.java"), line("GEN  ", "src/A.java")),
        Files.readString(module.resolve(REPORT)));
  }

  @Test
  void aReportMayNameFilesByTheirPlaceInTheModule() throws Exception {
    write(report("yesterday", "  AL    src/A.java\n", "  AL    src/B.java\n"));
    RatReport memory = with(edited("src/A.java"));
    memory.run(tool(report("today", "  AL    src/A.java\n")));
    assertTrue(memory.complete());
    assertEquals(
        report("today", "  AL    src/A.java\n", "  AL    src/B.java\n"),
        Files.readString(module.resolve(REPORT)));
  }

  @Test
  void aSourceThatIsMarkedOtherwiseNowMakesItLookAtAll() throws Exception {
    RatReport memory = with(edited("src/A.java"));
    memory.run(tool(report("today", line("AL   ", "src/A.java"))));
    assertFalse(memory.complete());
    assertFalse(Files.exists(module.resolve(REPORT)));
    assertTrue(memory.complete(), "the second time all is looked at");
  }

  @Test
  void aSourceWithoutALicenceMakesItLookAtAllBeforeItFails() throws Exception {
    RatReport memory = with(edited("src/A.java"));
    Memory.Tool failing =
        () -> {
          tool(report("today", line("?????", "src/A.java"))).run();
          throw new IllegalStateException("too many files");
        };
    assertThrows(IllegalStateException.class, () -> memory.run(failing));
    assertFalse(memory.complete());
  }

  @Test
  void whatMayBeReadInAnotherWayIsLookedAtWholly() throws Exception {
    List<Map<String, String>> changes =
        List.of(
            edited("ignored.txt"),
            edited("src/New.java"),
            Map.of("src/A.java", "2", "ignored.txt", "1"));
    for (Map<String, String> now : changes) {
      with(now).run(tool(report("today")));
    }
    write(report("yesterday", line("AL   ", "src/B.java"), line("?????", "src/A.java")));
    with(edited("src/B.java")).run(tool(report("today")));
    assertEquals(List.of(List.of(), List.of(), List.of(), List.of()), runs);
  }
}
