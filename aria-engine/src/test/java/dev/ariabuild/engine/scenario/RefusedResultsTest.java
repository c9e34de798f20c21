package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Results that would do harm. */
class RefusedResultsTest extends CacheCase {
  private ActionKey keyOfResources() throws IOException {
    String key = r.build().executed("a:resources").actions().get("a:resources").key();
    return new ActionKey(Digest.fromHex(key.substring(key.lastIndexOf('-') + 1)));
  }

  private void refused(OutputEntry... outputs) throws IOException {
    ActionKey key = keyOfResources();
    byte[] evil = "../../../evil".getBytes(StandardCharsets.UTF_8);
    Digest digest = Digest.of(evil);
    ActionResult hostile =
        new ActionResult(
            List.of(outputs),
            Optional.of(digest),
            java.util.Collections.nCopies(outputs.length, true),
            ProjectDelta.NONE);
    r.disk().store(digest, BlobKind.BUNDLE, () -> new ByteArrayInputStream(evil));
    r.disk().record(key, hostile);
    r.deleteOutputs();
    r.build().executed("a:resources").because("a:resources", "the cache entry is damaged");
    assertEquals(List.of("a"), names(r.work()));
    r.deleteOutputs();
    r.build().restored("a:resources");
  }

  private static List<String> names(Path of) throws IOException {
    try (var files = Files.list(of)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static OutputEntry evil(String path, Kind kind) {
    return new OutputEntry(path, kind, Digest.ofUtf8("../../../evil"), 13);
  }

  @Test
  void aResultThatWritesSourcesIsRefused() throws IOException {
    refused(evil("src/a/Evil.java", Kind.FILE));
    assertFalse(Files.exists(r.file("a/src/a/Evil.java")));
  }

  @Test
  void aResultThatWritesWhereAriaKeepsItsOwnIsRefused() throws IOException {
    refused(evil("target/aria/stash/x", Kind.FILE));
  }

  @Test
  void aResultWithALinkOutOfTheModuleIsRefused() throws IOException {
    refused(evil("target/classes/link", Kind.SYMLINK));
    assertFalse(Files.isSymbolicLink(r.file("a/target/classes/link")));
  }

  @Test
  void aResultWithNamesThatClashElsewhereIsRefused() throws IOException {
    refused(evil("target/classes/A", Kind.FILE), evil("target/classes/a", Kind.FILE));
  }

  @Test
  void aResultThatReachesBeyondItsBundleIsRefused() throws IOException {
    refused(new OutputEntry("target/classes/x", Kind.FILE, Digest.ofUtf8("x"), Integer.MAX_VALUE));
  }

  @Test
  void aResultWhoseEntriesAreNotInItsBundleIsRefused() throws IOException {
    refused(new OutputEntry("target/classes/x", Kind.FILE, Digest.ofUtf8("x"), 13));
  }

  @Test
  void anExistingLinkIsNeverWrittenThrough() throws IOException {
    r.build();
    Path outside = Files.createDirectories(dir.resolve("outside"));
    r.delete("a/target/classes");
    Files.createSymbolicLink(r.file("a/target/classes"), outside);
    r.build().restored("a:resources");
    assertEquals(List.of(), names(outside));
  }
}
