package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.incremental.EntryTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntryStoreTest {
  @TempDir private Path dir;

  private EntryTables shown() throws IOException {
    return EntryTables.read(
        Files.createDirectories(dir.resolve("classes")),
        AbiReader.JAVAC_WITH_NAMES,
        member -> true);
  }

  private EntryStore store(LaterWrites writes) {
    return new EntryStore(dir.resolve("kept"), writes);
  }

  @Test
  void entriesThatShowTheSameAreBothKeptForLaterBuilds() throws IOException {
    EntryTables shown = shown();
    Digest fingerprint = shown.fingerprint();
    try (LaterWrites writes = new LaterWrites()) {
      EntryStore store = store(writes);
      store.save("one", shown);
      assertTrue(store.has("one", fingerprint), "before it is written, too");
      assertFalse(store.has("other", fingerprint));
      assertTrue(store.find("other", fingerprint).isEmpty());
      store.save("other", shown);
    }
    try (LaterWrites writes = new LaterWrites()) {
      EntryStore later = store(writes);
      for (String entry : new String[] {"one", "other"}) {
        assertTrue(later.has(entry, fingerprint), entry);
        assertEquals(fingerprint, later.find(entry, fingerprint).orElseThrow().fingerprint());
      }
      assertFalse(later.has("one", Digest.ofUtf8("another state")));
    }
  }
}
