package dev.ariabuild.engine.fingerprint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import dev.ariabuild.engine.query.Durability;
import dev.ariabuild.engine.query.QueryGraph;
import dev.ariabuild.engine.query.QueryKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprinterTest {
  @TempDir Path dir;

  /** What the fakes were asked to read. */
  private final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();

  private MemoStore memo = MemoStore.inMemory();

  private interface Edit {
    void run() throws IOException;
  }

  private Edit duringRead = () -> {};

  @Test
  void aDeletedMemberChangesTheTree() throws IOException {
    write("t/a", "1");
    Path b = write("t/b", "2");
    Tree before = tree("t");
    Files.delete(b);
    Tree after = tree("t");

    assertEquals(Map.of("a", Digest.ofUtf8("1")), after.members());
    assertNotEquals(before.digest(), after.digest());
  }

  @Test
  void namesAndContentsMakeATreeAndEmptyDirectoriesDoNot() throws IOException {
    write("one/x/a", "1");
    write("two/x/a", "1");
    Files.createDirectories(dir.resolve("two/empty"));
    write("three/x/b", "1");
    write("four/x/a", "2");

    assertEquals(tree("one").digest(), tree("two").digest());
    assertNotEquals(tree("one").digest(), tree("three").digest());
    assertNotEquals(tree("one").digest(), tree("four").digest());
    assertTrue(tree("absent").members().isEmpty());
  }

  @Test
  void onlyIncludedNamesCount() throws IOException {
    write("t/a.java", "1");
    write("t/a.txt", "2");

    Tree tree = fingerprinter().tree(dir.resolve("t"), name -> name.endsWith(".java"));

    assertEquals(Set.of("a.java"), tree.members().keySet());
  }

  @Test
  void executableBitsCountIfAsked() throws IOException {
    Path run = write("t/run", "1");
    Tree plain = tree("t");
    Tree asked = fingerprinter().tree(dir.resolve("t"), name -> true, true);
    assertTrue(run.toFile().setExecutable(true));

    assertEquals(plain, tree("t"));
    assertNotEquals(asked, fingerprinter().tree(dir.resolve("t"), name -> true, true));
  }

  @Test
  void aLinkCountsWithWhatItSaysAndWhatItLeadsTo() throws IOException {
    write("far/a", "1");
    write("near/a", "1");
    Files.createDirectories(dir.resolve("t"));
    Path link = dir.resolve("t/l");
    Files.createSymbolicLink(link, Path.of("../far/a"));
    Digest before = tree("t").digest();
    write("far/a", "22");
    Digest edited = tree("t").digest();
    write("far/a", "1");
    Digest back = tree("t").digest();
    Files.delete(link);
    Files.createSymbolicLink(link, Path.of("../near/a"));
    Digest redirected = tree("t").digest();

    assertNotEquals(before, edited);
    assertEquals(before, back);
    assertNotEquals(before, redirected);
  }

  @Test
  void sourcesBehindALinkedDirectoryAreReadAndCirclesEnd() throws IOException {
    write("shared/p/B.java", "class B");
    write("t/A.java", "class A");
    Files.createSymbolicLink(dir.resolve("t/up"), dir.resolve("t"));
    Files.createSymbolicLink(dir.resolve("t/q"), dir.resolve("shared"));
    Files.createSymbolicLink(dir.resolve("shared/back"), dir.resolve("t"));

    write("t/s/C.java", "class C");
    Files.createSymbolicLink(dir.resolve("t/s/again"), dir.resolve("t/s"));

    assertEquals(Set.of("A.java", "q/p/B.java", "s/C.java"), sources("t").members().keySet());
  }

  @Test
  void aCommentEditKeepsTheSourceDigestAndACodeEditDoesNot() throws IOException {
    write("t/A.java", "class A // one");
    Tree before = sources("t");
    write("t/A.java", "class A // other");
    assertEquals(before, sources("t"));
    write("t/A.java", "class B // other");
    assertNotEquals(before, sources("t"));
  }

  @Test
  void anUnchangedMemberIsNotReadAgain() throws IOException {
    write("t/A.class", "api A|body");
    write("t/B.class", "api B|body");
    EntryPrint before = abi("t");
    assertEquals(List.of("A.class", "B.class"), readNow());
    write("t/B.class", "api B|other body");
    EntryPrint after = abi("t");

    assertEquals(List.of("B.class"), readNow());
    assertEquals(before.normalised(), after.normalised());
    assertNotEquals(before.raw(), after.raw());
    assertEquals(after, abi("t"));
    assertEquals(List.of(), readNow());
  }

  @Test
  void anUnchangedJarIsNotReadInALaterBuildEvenIfItMoved() throws IOException {
    memo = MemoStore.open(dir.resolve("memo"));
    jar("a.jar", Map.of("A.class", "api A|body"));
    EntryPrint before = abi("a.jar");
    memo.save();
    readNow();

    memo = MemoStore.open(dir.resolve("memo"));
    Files.move(dir.resolve("a.jar"), dir.resolve("b.jar"));

    assertEquals(before, abi("b.jar"));
    assertEquals(List.of(), readNow());
  }

  @Test
  void aDamagedMemoIsEmptyAndTheAnswerTheSame() throws IOException {
    memo = MemoStore.open(dir.resolve("memo"));
    jar("a.jar", Map.of("A.class", "api A|body"));
    EntryPrint before = abi("a.jar");
    memo.save();
    byte[] bytes = Files.readAllBytes(dir.resolve("memo"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(dir.resolve("memo"), bytes);

    memo = MemoStore.open(dir.resolve("memo"));

    assertEquals(0, memo.size());
    assertEquals(before, abi("a.jar"));
  }

  @Test
  void anotherVersionOfTheReaderReadsAgain() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|body"));
    fingerprinter("1").classPathAbi(dir.resolve("a.jar"));
    readNow();

    fingerprinter("2").classPathAbi(dir.resolve("a.jar"));

    assertEquals(List.of("A.class"), readNow());
  }

  @Test
  void aJarIsWorthItsDirectory() throws IOException {
    Map<String, String> members =
        Map.of("p/A.class", "api A|x", "p/B.class", "api B|x", "res.txt", "text");
    jar("a.jar", members);
    for (Map.Entry<String, String> member : members.entrySet()) {
      write("a/" + member.getKey(), member.getValue());
    }
    Files.createDirectories(dir.resolve("a/empty"));

    assertEquals(abi("a").normalised(), abi("a.jar").normalised());
    assertEquals(runtime("a").normalised(), runtime("a.jar").normalised());
    assertNotEquals(abi("a").normalised(), runtime("a").normalised());
    assertEquals(
        fingerprinter().membersAbi(dir.resolve("a")),
        fingerprinter().membersAbi(dir.resolve("a.jar")));
    assertEquals(
        Set.of("p/A.class", "p/B.class"),
        fingerprinter().membersAbi(dir.resolve("a.jar")).keySet());
  }

  @Test
  void theManifestCountsAtRuntimeOnly() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "META-INF/MANIFEST.MF", "Built-By: me"));
    write("a/A.class", "api A|x");

    assertEquals(abi("a").normalised(), abi("a.jar").normalised());
    assertNotEquals(runtime("a").normalised(), runtime("a.jar").normalised());
  }

  @Test
  void aBodyEditCountsAtRuntimeOnly() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x"));
    EntryPrint abi = abi("a.jar");
    EntryPrint runtime = runtime("a.jar");
    jar("a.jar", Map.of("A.class", "api A|y"));

    assertEquals(abi.normalised(), abi("a.jar").normalised());
    assertNotEquals(runtime.normalised(), runtime("a.jar").normalised());
  }

  @Test
  void whatIsNoArchiveCountsWithAllItsBytes() throws IOException {
    write("broken.jar", "PK not really");
    write("empty.jar", "");
    Digest raw = Digest.ofUtf8("PK not really");

    assertEquals(new EntryPrint(raw, raw), abi("broken.jar"));
    assertEquals(new EntryPrint(raw, raw), runtime("broken.jar"));
    assertEquals(Digest.ofUtf8(""), abi("empty.jar").normalised());
    assertTrue(fingerprinter().membersAbi(dir.resolve("broken.jar")).isEmpty());
    assertEquals(Optional.empty(), fingerprinter().member(dir.resolve("broken.jar"), "A.class"));
    assertEquals(Optional.empty(), fingerprinter().classPathAbi(dir.resolve("none.jar")));
    assertEquals(Optional.empty(), fingerprinter().runtime(dir.resolve("none")));
  }

  @Test
  void anArchiveWithAMemberTwiceCountsWithAllItsBytes() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "B.class", "api B|x"));
    byte[] bytes = Files.readAllBytes(dir.resolve("a.jar"));
    String latin = new String(bytes, ISO_8859_1);
    Files.write(dir.resolve("twice.jar"), latin.replace("B.class", "A.class").getBytes(ISO_8859_1));

    EntryPrint print = abi("twice.jar");

    assertEquals(print.raw(), print.normalised());
  }

  @Test
  void aCutArchiveIsNeverAnError() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x".repeat(50), "B.class", "api B|x"));
    byte[] good = Files.readAllBytes(dir.resolve("a.jar"));
    for (int length = 0; length < good.length; length++) {
      Files.write(dir.resolve("cut.jar"), Arrays.copyOf(good, length));
      EntryPrint print = runtime("cut.jar");
      assertEquals(print.raw(), print.normalised(), "cut to " + length);
    }
  }

  @Test
  void aMemberItsReaderFailsOnCountsWithItsBytes() throws IOException {
    write("a/A.class", "fail 1");
    EntryPrint before = abi("a");
    assertEquals(before, abi("a"));
    write("a/A.class", "fail 2");

    assertNotEquals(before.normalised(), abi("a").normalised());
  }

  @Test
  void oneMemberCanBeReadFromAJarAndFromADirectory() throws IOException {
    jar("a.jar", Map.of("META-INF/x", "text"));
    write("a/META-INF/x", "text");
    write("secret", "no");

    for (String entry : List.of("a.jar", "a")) {
      assertEquals(
          Optional.of(Digest.ofUtf8("text")),
          fingerprinter().member(dir.resolve(entry), "META-INF/x"));
      for (String none : List.of("META-INF/y", "META-INF", "META-INF/", "../secret")) {
        assertFalse(fingerprinter().member(dir.resolve(entry), none).isPresent(), none);
      }
    }
    assertFalse(fingerprinter().member(dir.resolve("none"), "x").isPresent());
  }

  @Test
  void aBodyEditInAClassPathEntryStopsAtItsAbiInTheGraph() throws IOException {
    List<String> executed = new ArrayList<>();
    QueryGraph graph = new QueryGraph();
    graph.onExecute(key -> executed.add(key.toString()));
    QueryKey entry = new QueryKey("entry", "a");
    graph.register(
        "abi",
        (key, reader) -> {
          reader.get(new QueryKey("entry", key.argument()));
          return abi(key.argument()).normalised();
        });
    graph.register("compile", (key, reader) -> reader.get(new QueryKey("abi", "a")));
    for (String body : List.of("x", "y")) {
      write("a/A.class", "api A|" + body);
      graph.setInput(entry, tree("a").digest(), Durability.LOW);
      graph.get(new QueryKey("compile", "b"));
    }

    assertEquals(List.of("compile(b)", "abi(a)", "abi(a)"), executed);
  }

  @Test
  void anEntryThatChangesWhileItIsReadCountsWithAllItsBytesAndIsNotRemembered() throws IOException {
    write("a/A.class", "api A|x");
    write("a/B.class", "api B|x");
    duringRead = () -> write("a/B.class", "other api B|x");
    EntryPrint torn = abi("a");
    assertEquals(torn.raw(), torn.normalised());

    duringRead = () -> {};
    write("a/B.class", "api B|x");
    EntryPrint whole = abi("a");

    assertEquals(torn.raw(), whole.raw());
    memo = MemoStore.inMemory();
    assertEquals(abi("a"), whole);
  }

  @Test
  void manyThreadsReadAnEntryOnce() throws IOException {
    jar("a.jar", Map.of("A.class", "api A|x", "B.class", "api B|x"));
    Fingerprinter shared = fingerprinter();

    long distinct =
        IntStream.range(0, 64)
            .parallel()
            .mapToObj(i -> shared.classPathAbi(dir.resolve("a.jar")).orElseThrow())
            .distinct()
            .count();

    assertEquals(1, distinct);
    assertEquals(List.of("A.class", "B.class"), readNow());
  }

  private Tree tree(String name) {
    return fingerprinter().tree(dir.resolve(name), member -> true);
  }

  private Tree sources(String name) {
    return fingerprinter().sources(dir.resolve(name), member -> true);
  }

  private EntryPrint abi(String name) {
    return fingerprinter().classPathAbi(dir.resolve(name)).orElseThrow();
  }

  private EntryPrint runtime(String name) {
    return fingerprinter().runtime(dir.resolve(name)).orElseThrow();
  }

  /** Names read since the last question, sorted. */
  private List<String> readNow() {
    List<String> names = read.stream().sorted().toList();
    read.clear();
    return names;
  }

  private Fingerprinter fingerprinter() {
    return fingerprinter("1");
  }

  /** Each call is a new session: only the memo is shared. */
  private Fingerprinter fingerprinter(String version) {
    return new Fingerprinter(
        new FileStore(StatCache.inMemory()),
        new Fake(Normaliser.SOURCE, version, " //"),
        new Fake(Normaliser.ABI, version, "|"),
        memo);
  }

  /** Counts what stands before a mark; text files and manifests do not count. */
  private final class Fake implements MemberNormaliser {
    private final Normaliser normaliser;
    private final String version;
    private final String mark;

    Fake(Normaliser normaliser, String version, String mark) {
      this.normaliser = normaliser;
      this.version = version;
      this.mark = mark;
    }

    @Override
    public Normaliser normaliser() {
      return normaliser;
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public Digest normalise(String name, byte[] content) {
      read.add(name);
      try {
        duringRead.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      String text = new String(content, UTF_8);
      if (text.startsWith("fail")) {
        throw new IllegalArgumentException("bad class");
      }
      int end = text.indexOf(mark);
      boolean counts = name.endsWith(".class") || name.endsWith(".java");
      return counts ? Digest.ofUtf8(end < 0 ? text : text.substring(0, end)) : null;
    }
  }

  private Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }

  private void jar(String name, Map<String, String> members) throws IOException {
    try (OutputStream out = Files.newOutputStream(dir.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a-directory/"));
      for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(UTF_8));
      }
    }
  }
}
