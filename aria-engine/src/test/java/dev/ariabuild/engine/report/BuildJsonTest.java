package dev.ariabuild.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.event.BuildEvent.Notice;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildJsonTest {
  @TempDir Path root;

  private static String json(BuildRecord build) throws IOException {
    StringWriter out = new StringWriter();
    BuildJson.write(build, out);
    return out.toString();
  }

  private Optional<BuildRecord> readText(String text) throws IOException {
    Path file = root.resolve("text.json");
    Files.writeString(file, text);
    return BuildJson.read(file);
  }

  @Test
  void aFailedBuildIsWrittenToTheLetter() throws IOException {
    assertEquals(
        """
        {"schema":1,"aria":"0.1.0","profile":"dev","goals":["compile"],"success":false,\
        "durationMs":900,"modules":[{"id":"org.example:api","dir":".","outcome":"failed","whole":false,\
        "actions":[{"goal":"maven-resources-plugin:resources","execution":"default-resources",\
        "phase":"compile","outcome":"up-to-date","from":"work-tree","cutoff":false,\
        "cause":"unchanged","reason":"inputs and outputs are unchanged","changed":[],\
        "compiled":[],"durationMs":1,"key":"KEY"},\
        {"goal":"maven-compiler-plugin:compile","execution":"default-compile",\
        "phase":"compile","outcome":"failed","cutoff":false,"cause":"failed",\
        "reason":"it failed: A.java:3: ';' expected\\n1 error","changed":[],\
        "compiled":[],"durationMs":420,"key":"KEY"}]}],\
        "cache":{"hits":0,"misses":0,"storedBytes":0,"layers":[],"remote":{"requests":0,\
        "failures":0,"refused":0,"downloadedBytes":0,"uploads":0,"uploadedBytes":0,"dropped":0,\
        "waitedMs":0}},"notices":[]}
        """
            .replace("KEY", Samples.KEY),
        json(Samples.failure()));
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = BuildJson.fileIn(root);
    for (BuildRecord build : List.of(Samples.edit(), Samples.failure(), Samples.first(0))) {
      BuildJson.write(build, file);
      assertEquals(Optional.of(build), BuildJson.read(file));
    }
  }

  @Test
  void nothingButTheRecordIsLeftInItsDirectory() throws IOException {
    Path file = BuildJson.fileIn(root);
    BuildJson.write(Samples.first(1), file);
    BuildJson.write(Samples.edit(), file);
    try (Stream<Path> files = Files.list(root.resolve("target/aria"))) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aRecordThatCannotBePutInPlaceLeavesNoTemporaryFile() throws IOException {
    Path file = BuildJson.fileIn(root);
    Files.createDirectories(file.resolve("in the way"));
    boolean thrown = false;
    try {
      BuildJson.write(Samples.edit(), file);
    } catch (IOException expected) {
      thrown = true;
    }
    assertTrue(thrown);
    try (Stream<Path> files = Files.list(root.resolve("target/aria"))) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void aNoticeWithHalfACharacterIsStillWritten() throws IOException {
    BuildRecorder recorder = new BuildRecorder();
    recorder.emit(new Notice(Notice.Level.INFO, "half \uD800 and <tag> 'é'"));
    Path file = root.resolve("a/build.json");
    BuildJson.write(recorder.record(), file);
    assertEquals(
        "half ? and <tag> 'é'", BuildJson.read(file).orElseThrow().notices().get(0).text());
  }

  @Test
  void aMissingFileIsNoRecord() {
    assertTrue(BuildJson.read(BuildJson.fileIn(root)).isEmpty());
  }

  @Test
  void aFileCutAnywhereIsNoRecord() throws IOException {
    String text = json(Samples.edit()).strip();
    for (int end = 0; end < text.length(); end += 41) {
      assertTrue(readText(text.substring(0, end)).isEmpty(), "cut at " + end);
    }
  }

  @Test
  void wrongTypesAndWordsAreNoRecord() throws IOException {
    String text = json(Samples.edit());
    assertTrue(readText(text).isPresent());
    for (String[] damage :
        new String[][] {
          {"\"schema\":1", "\"schema\":2"},
          {"\"schema\":1", "\"schema\":\"1\""},
          {"\"schema\":1,", ""},
          {"\"durationMs\":77123", "\"durationMs\":1e999"},
          {"\"durationMs\":77123", "\"durationMs\":null"},
          {"\"success\":true", "\"success\":\"true\""},
          {"\"outcome\":\"restored\"", "\"outcome\":\"lost\""},
          {"\"id\":\"org.example:api\"", "\"id\":\"api\""},
          {"\"aria\":\"0.1.0\"", "\"aria\":[]"},
          {"\"notices\":[", "\"notices\":[7,"},
          {"\"parameter release: 17 -> 21\"", "\"parameter release\""},
        }) {
      String damaged = text.replace(damage[0], damage[1]);
      assertFalse(damaged.equals(text), damage[0]);
      assertTrue(readText(damaged).isEmpty(), damage[1]);
    }
    assertTrue(readText("[".repeat(100_000)).isEmpty());
    Files.write(root.resolve("bytes.json"), new byte[] {'{', (byte) 0xff, '}'});
    assertTrue(BuildJson.read(root.resolve("bytes.json")).isEmpty());
  }

  @Test
  void aFieldOfALaterVersionIsPassedOver() throws IOException {
    String text = json(Samples.edit()).replace("\"goal\":", "\"later\":{\"x\":[1]},\"goal\":");
    assertEquals(Optional.of(Samples.edit()), readText(text));
  }
}
