package dev.ariabuild.engine.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What of a folder counts. */
class TreePrintTest extends FingerprintCase {
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

  private Tree sources(String name) {
    return fingerprinter().sources(dir.resolve(name), member -> true);
  }
}
