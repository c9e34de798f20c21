package dev.ariabuild.engine.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.Again;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.Glance;
import dev.ariabuild.engine.file.PartialRead;
import dev.ariabuild.engine.file.ReadLog;
import dev.ariabuild.engine.file.Reads;
import dev.ariabuild.engine.file.StatCache;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A module reads its upstream in part through a log, the upstream changes, and it is asked again.
 */
class EntryReaderTest {
  private static final String SERVICE = "META-INF/services/x";
  private static final MemberNormaliser FIRST_LINES = new FirstLines("1");

  @TempDir Path dir;

  private final ReadLog log = new ReadLog(path -> false);
  private final MemoStore memo = MemoStore.inMemory();
  private final FileStore files = new FileStore(StatCache.inMemory());
  private final Fingerprinter fingerprinter =
      new Fingerprinter(files, FIRST_LINES, FIRST_LINES, memo);
  private final Fingerprinter logged =
      fingerprinter.through(files.loggedBy(log), entry -> entry.endsWith("own"));

  /** Of each member its first line counts. */
  private record FirstLines(String version) implements MemberNormaliser {
    @Override
    public Normaliser normaliser() {
      return Normaliser.CLASSPATH_ABI;
    }

    @Override
    public Digest normalise(String name, byte[] content) {
      return Digest.ofUtf8(new String(content, UTF_8).lines().findFirst().orElse(""));
    }
  }

  private Path jar(Map<String, String> members) throws IOException {
    Path jar = dir.resolve("up.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(UTF_8));
      }
    }
    return jar;
  }

  private Path classes(String text) throws IOException {
    Path file = dir.resolve("classes/A");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.getParent();
  }

  private Again again() {
    return again(log.reads(any -> true));
  }

  private Again again(Reads reads) {
    return reads.again(files, log, new EntryReader(fingerprinter, List.of(FIRST_LINES)));
  }

  private Map<PartialRead, PartialRead.Answer> moved() {
    return assertInstanceOf(Again.Same.class, again()).moved();
  }

  @Test
  void whatTheReaderLeavesOutMayChange() throws IOException {
    Path jar = jar(Map.of("A", "signature\nbody"));
    Path classes = classes("signature\nbody");
    EntryPrint before = logged.classPathAbi(jar).orElseThrow();
    logged.classPathAbi(classes);
    assertEquals(Map.of(), moved());
    jar(Map.of("A", "signature\nanother body"));
    classes("signature\nanother body");
    assertEquals(2, moved().size());
    PartialRead.Answer now = moved().get(new PartialRead(EntryReader.name(FIRST_LINES), jar));
    assertEquals(before.normalised(), now.normalised());
    assertEquals(fingerprinter.classPathAbi(jar).orElseThrow().raw(), now.raw());
  }

  @Test
  void anEntryThatChangesWhileItIsReadIsNotTakenForWhatItWasInAGlanceEither() throws IOException {
    Path jar = jar(Map.of("A", "one"));
    MemberNormaliser meddler =
        new MemberNormaliser() {
          @Override
          public Normaliser normaliser() {
            return Normaliser.CLASSPATH_ABI;
          }

          @Override
          public String version() {
            return "meddler";
          }

          @Override
          public Digest normalise(String name, byte[] content) {
            try {
              jar(Map.of("A", "longer than before"));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
            return Digest.ofUtf8("the same");
          }
        };
    FileStore view = files.loggedBy(log);
    Fingerprinter reader = new Fingerprinter(view, meddler, meddler, memo);
    Glance glance = view.glance();
    EntryPrint print = reader.classPathAbi(jar).orElseThrow();
    assertEquals(print.raw(), print.normalised());
    glance.close();
    assertNotEquals(print, reader.classPathAbi(jar).orElseThrow());
  }

  @Test
  void whatTheReaderTakesInMayNot() throws IOException {
    Path jar = jar(Map.of("A", "signature\nbody"));
    logged.classPathAbi(jar);
    jar(Map.of("A", "another signature\nbody"));
    assertEquals(Optional.of(jar), again().difference());
    jar(Map.of("A", "signature\nbody", "B", "more"));
    assertEquals(Optional.of(jar), again().difference());
    Files.delete(jar);
    assertEquals(Optional.of(jar), again().difference());
  }

  @Test
  void aDirectoryWithOneMoreFileIsAnother() throws IOException {
    Path classes = classes("signature\nbody");
    logged.classPathAbi(classes);
    Files.writeString(classes.resolve("B"), "more");
    assertEquals(Optional.of(classes), again().difference());
  }

  @Test
  void whoReadsEverythingSeesEverything() throws IOException {
    Path jar = jar(Map.of("A", "signature\nbody"));
    logged.classPathAbi(jar);
    logged.runtime(jar);
    jar(Map.of("A", "signature\nanother body"));
    assertEquals(Optional.of(jar), again().difference());
  }

  @Test
  void oneMemberIsReadAloneAndItsAbsenceToo() throws IOException {
    Path jar = jar(Map.of("A", "1"));
    assertTrue(logged.member(jar, SERVICE).isEmpty());
    jar(Map.of("A", "2"));
    assertEquals(1, moved().size());
    jar(Map.of("A", "2", SERVICE, "a.Processor"));
    assertEquals(Optional.of(jar), again().difference());
  }

  @Test
  void whatWasAbsentIsSeenWhenItComes() throws IOException {
    Path jar = dir.resolve("up.jar");
    assertTrue(logged.classPathAbi(jar).isEmpty());
    assertEquals(Map.of(), moved());
    jar(Map.of("A", "1"));
    assertInstanceOf(Again.Different.class, again());
  }

  @Test
  void anEntryThatIsWrittenInTheModuleItselfIsReadFileByFile() throws IOException {
    Path own = dir.resolve("own");
    Files.createDirectories(own);
    Files.writeString(own.resolve("A"), "signature\nbody");
    logged.classPathAbi(own);
    Files.writeString(own.resolve("A"), "signature\nanother body");
    assertEquals(Optional.of(own.resolve("A")), again().difference());
  }

  @Test
  void aReaderThatNobodyKnowsAnyMoreSeesSomethingElse() throws IOException {
    Path jar = jar(Map.of("A", "signature\nbody"));
    logged.seenBy(jar, new FirstLines("of an older version"));
    assertEquals(Map.of(), moved());
    jar(Map.of("A", "signature\nanother body"));
    assertEquals(Optional.of(jar), again().difference());
  }

  @Test
  void partialReadsAreKeptInFiles() throws IOException {
    logged.classPathAbi(jar(Map.of("A", "signature\nbody")));
    logged.member(dir.resolve("up.jar"), SERVICE);
    Reads reads = log.reads(any -> true);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    reads.write(new DataOutputStream(bytes));
    Reads back =
        Reads.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), dir);
    assertEquals(reads, back);
    jar(Map.of("A", "signature\nanother body"));
    Again.Same same = assertInstanceOf(Again.Same.class, again(back));
    assertEquals(Optional.empty(), again(back.moved(same.moved())).difference());
    assertEquals(
        Map.of(), assertInstanceOf(Again.Same.class, again(back.moved(same.moved()))).moved());
  }
}
