package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import dev.ariabuild.engine.fingerprint.MemoStore;
import dev.ariabuild.java.abi.AbiNormaliser;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.source.SourceNormaliser;
import dev.ariabuild.java.source.SourceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of an entry belongs to the fingerprint that counts in the key. */
class EntryTablesTest {
  private static final AbiReader READER = AbiReader.JAVAC;

  @TempDir Path dir;
  private Path classes;
  private Path jar;

  @BeforeEach
  void anEntry() throws IOException {
    new Module(dir.resolve("m"))
        .file("p/A", "package p; public class A { class In {} Object o = new Object() {}; }")
        .file("p/package-info", "@Deprecated package p;")
        .built();
    classes = dir.resolve("m/classes");
    Files.createDirectories(classes.resolve("META-INF/services"));
    Files.writeString(
        classes.resolve("META-INF/services/javax.annotation.processing.Processor"), "p.A");
    Files.writeString(classes.resolve("text"), "nobody reads it");
    jar = dir.resolve("classes.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      EntryFiles.each(
          classes,
          (name, content) -> {
            try {
              out.putNextEntry(new ZipEntry(name));
              out.write(content);
            } catch (IOException e) {
              throw new AssertionError(e);
            }
          });
    }
  }

  private static Digest counted(Path entry) {
    return new Fingerprinter(
            new FileStore(StatCache.inMemory()),
            new SourceNormaliser(SourceReading.javac()),
            AbiNormaliser.classpath(READER),
            MemoStore.inMemory())
        .classPathAbi(entry)
        .orElseThrow()
        .normalised();
  }

  private static EntryTables read(Path entry) throws IOException {
    return EntryTables.read(entry, READER, any -> true);
  }

  @Test
  void aDirectoryAndItsArchiveShowTheSameAsCounts() throws IOException {
    assertEquals(counted(classes), read(classes).fingerprint());
    assertEquals(counted(jar), read(jar).fingerprint());
    assertEquals(read(classes).fingerprint(), read(jar).fingerprint());
  }

  @Test
  void whatIsDamagedIsNotThere() throws IOException {
    Path file = dir.resolve("kept");
    EntryTables tables = read(jar);
    EntryTablesFile.write(tables, file);
    EntryTables back = EntryTablesFile.read(file).orElseThrow();
    assertEquals(tables.members(), back.members());
    assertEquals(tables.table("p/A"), back.table("p/A"));
    assertEquals(tables.table("p/A$In"), back.table("p/A$In"));

    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertTrue(EntryTablesFile.read(file).isEmpty());
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    assertTrue(EntryTablesFile.read(file).isEmpty());
    assertTrue(EntryTablesFile.read(dir.resolve("nothing")).isEmpty());
  }
}
