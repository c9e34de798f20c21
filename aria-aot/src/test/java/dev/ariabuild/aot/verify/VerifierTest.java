package dev.ariabuild.aot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.classfile.DebugFree;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small image with real classes, then tampered with in one place. */
class VerifierTest {
  private static final String APP =
      "package p; public class App { public static void main(String[] a) {"
          + " int n = 3; System.out.println(new Other().text() + n);"
          + " if (a.length > 0) new RuntimeException(\"odd\").printStackTrace(); } }"
          + " class Other { String text() { return \"value \"; } }";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @TempDir Path work;
  private Path original;
  private Path folder;
  private Map<String, byte[]> entries;

  @BeforeEach
  void image() throws IOException {
    entries = new TreeMap<>(Jars.compile(work, "p.App", APP));
    entries.put("text.txt", Jars.utf8("text"));
    original = Jars.pack(work.resolve("app.jar"), entries);
    folder = work.resolve("release");
    publish(folder, stripped(entries), "release");
  }

  private static Map<String, byte[]> stripped(Map<String, byte[]> entries) {
    Map<String, byte[]> stripped = new TreeMap<>();
    entries.forEach(
        (name, bytes) -> stripped.put(name, name.endsWith(".class") ? DebugFree.of(bytes) : bytes));
    return stripped;
  }

  /** An image whose manifest is honest about what lies in it. */
  private void publish(Path folder, Map<String, byte[]> jar, String profile) throws IOException {
    Tree.delete(folder);
    Path lib = Files.createDirectories(folder.resolve("image/lib"));
    Path bin = Files.createDirectories(folder.resolve("image/bin"));
    Jars.pack(lib.resolve("app.jar"), jar);
    Path launcher = bin.resolve("app");
    Files.writeString(
        launcher,
        "#!/bin/sh\nexec '" + JAVA + "' -cp '" + lib.resolve("app.jar") + "' p.App \"$@\"\n");
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(folder.resolve("app.tar.gz"), "an archive");
    list(folder, profile);
  }

  private void list(Path folder, String profile) throws IOException {
    List<String> files = new ArrayList<>();
    for (Path file : Tree.files(folder.resolve("image"))) {
      files.add(
          "{\"path\": \"%s\", \"sha256\": \"%s\"}"
              .formatted(Tree.name(folder.resolve("image"), file), Sha256.of(file)));
    }
    Files.writeString(
        folder.resolve("manifest.json"),
        """
        {"name": "app", "profile": "%s", "mainClass": "p.App", "features": {"lto": "thin"},
         "jars": [{"path": "lib/app.jar", "sourceSha256": "%s"}],
         "archives": [{"path": "app.tar.gz", "sha256": "%s", "holdsCache": false}],
         "files": [%s], "caches": []}
        """
            .formatted(
                profile,
                Sha256.of(original),
                Sha256.of(folder.resolve("app.tar.gz")),
                files.stream().collect(Collectors.joining(","))));
  }

  private List<String> verify() throws Exception {
    return Verifier.verify(folder, Map.of("app.jar", original), Optional.empty());
  }

  private List<String> run(String... arguments) throws Exception {
    Training training = Training.ending(List.of(arguments), 60);
    return Verifier.verify(
        folder,
        Map.of("app.jar", original),
        Optional.of(new Verifier.Runs(JAVA, List.of(), training)));
  }

  private String difference() {
    AotException e = assertThrows(AotException.class, this::verify);
    assertEquals(AotProblem.NOT_EQUIVALENT, e.problem(), e.text());
    List<String> lines = e.text().lines().skip(1).map(String::strip).toList();
    assertEquals(1, lines.size(), e.text());
    return lines.get(0);
  }

  @Test
  void aStrippedImageIsEquivalentAndRunsTheSame() throws Exception {
    assertEquals(
        List.of(
            "3 files are those of the manifest",
            "2 classes and 1 resources of 1 jars are the same but for debug attributes",
            "it runs as the unstripped application: ends with exit code 0, 3 lines and 0 files"
                + " are the same"),
        run("x"));
  }

  @Test
  void oneChangedInstructionIsNamed() throws Exception {
    Map<String, byte[]> changed = new TreeMap<>(entries);
    changed.putAll(Jars.compile(work, "p.App", APP.replace("n = 3", "n = 4")));
    publish(folder, stripped(changed), "release");
    assertEquals(
        "lib/app.jar, class p.App: method main([Ljava/lang/String;)V: 'ICONST_3' became 'ICONST_4'",
        difference());
  }

  @Test
  void aMissingClassANewOneAndAChangedResourceAreNamed() throws Exception {
    Map<String, byte[]> changed = stripped(entries);
    byte[] other = changed.remove("p/Other.class");
    publish(folder, changed, "release");
    assertEquals("lib/app.jar has no class p.Other any more", difference());

    changed.put("p/Other.class", other);
    changed.put("q/New.class", other);
    publish(folder, changed, "release");
    assertEquals("lib/app.jar has a new class q.New", difference());

    changed.remove("q/New.class");
    changed.put("text.txt", Jars.utf8("tExt"));
    publish(folder, changed, "release");
    assertEquals(
        "lib/app.jar, resource text.txt: it differs from byte 1 on (4 bytes before, 4 now)",
        difference());
  }

  @Test
  void aChangedConstantFlagOrMethodIsNamed() throws Exception {
    Map<String, String> edits =
        Map.of(
            "String text() {", "method text()Ljava/lang/String;: 'access 0' became 'access 16'",
            "return \"value \"", "'LDC \"value \"' became 'LDC \"VALUE \"'",
            "class Other {", "there is a new field f I");
    Map<String, String> to =
        Map.of(
            "String text() {", "final String text() {",
            "return \"value \"", "return \"VALUE \"",
            "class Other {", "class Other { int f;");
    for (Map.Entry<String, String> edit : edits.entrySet()) {
      Map<String, byte[]> changed = new TreeMap<>(entries);
      changed.putAll(
          Jars.compile(work, "p.App", APP.replace(edit.getKey(), to.get(edit.getKey()))));
      publish(folder, stripped(changed), "release");
      String difference = difference();
      assertTrue(difference.contains(edit.getValue()), difference);
    }
  }

  @Test
  void aFileThatIsNotTheOneOfTheManifestIsNamed() throws Exception {
    Path launcher = folder.resolve("image/bin/app");
    Files.writeString(launcher, Files.readString(launcher) + "\n");
    assertTrue(difference().startsWith("image/bin/app is not what the manifest lists"));
    image();
    Files.writeString(folder.resolve("image/lib/more.txt"), "x");
    assertEquals("image/lib/more.txt is not in the manifest", difference());
    image();
    Files.delete(folder.resolve("image/bin/app"));
    assertEquals("image/bin/app is missing", difference());
    image();
    Files.writeString(folder.resolve("app.tar.gz"), "another archive");
    assertEquals("app.tar.gz is not what the manifest lists", difference());
  }

  @Test
  void jarsThatWereBuiltAnewAndJarsThatAreNotInTheImageAreNamed() throws Exception {
    Jars.pack(original, Map.of("text.txt", Jars.utf8("new")));
    assertEquals(
        "app.jar was built anew since the image was made: build the image again", difference());
    AotException e =
        assertThrows(AotException.class, () -> Verifier.verify(folder, Map.of(), Optional.empty()));
    assertTrue(e.text().contains("lib/app.jar is in the image, but not on the class path"));
  }

  @Test
  void aDifferentOutputIsNamedByItsLine() throws Exception {
    Path launcher = folder.resolve("image/bin/app");
    String text = Files.readString(launcher);
    Files.writeString(launcher, text.replace("exec", "echo early;"));
    list(folder, "release");
    AotException e = assertThrows(AotException.class, () -> run("x"));
    assertTrue(
        e.text().contains("it prints 4 lines, but unstripped 3; they part at line 1: 'early'"),
        e.text());
    Files.writeString(launcher, "#!/bin/sh\necho 'value 4'; echo; echo\n");
    list(folder, "release");
    e = assertThrows(AotException.class, () -> run("x"));
    assertTrue(
        e.text().contains("line 1 of its output is 'value 4', but unstripped 'value 3'"), e.text());
    Files.writeString(launcher, "#!/bin/sh\nexit 3\n");
    list(folder, "release");
    e = assertThrows(AotException.class, () -> run("x"));
    assertTrue(
        e.text().contains("it ends with exit code 3, but unstripped it ends with"), e.text());
  }

  @Test
  void outputThatVariesByItselfAndFilesAreTreatedFairly() throws Exception {
    String varying =
        "package p; public class App { public static void main(String[] a) throws Exception {"
            + " System.out.println(System.nanoTime()); System.out.println(\"same\");"
            + " java.nio.file.Files.writeString(java.nio.file.Path.of(\"out\"), \"x\"); } }";
    entries = new TreeMap<>(Jars.compile(work, "p.App", varying));
    original = Jars.pack(work.resolve("app.jar"), entries);
    publish(folder, stripped(entries), "release");
    List<String> proven = run("x");
    assertEquals(
        "it runs as the unstripped application: ends with exit code 0, 1 lines and 1 files are"
            + " the same; 1 lines differ from run to run",
        proven.get(proven.size() - 1));
    Path launcher = folder.resolve("image/bin/app");
    Files.writeString(launcher, Files.readString(launcher).replace("exec ", "") + "echo y >out\n");
    list(folder, "release");
    AotException e = assertThrows(AotException.class, () -> run("x"));
    assertTrue(e.text().contains("the file out that it writes differs or is missing"), e.text());
  }

  @Test
  void profilesThatPublishOtherBytesAreNamed() throws Exception {
    Path other = work.resolve("release-with-symbols");
    Tree.copy(folder, other);
    assertEquals(
        List.of("release publishes the same 3 files as release"), Verifier.same(folder, other));
    Files.writeString(other.resolve("app.tar.gz"), "other");
    list(other, "release-with-symbols");
    AotException e = assertThrows(AotException.class, () -> Verifier.same(folder, other));
    assertTrue(
        e.text().matches("(?s).*app\\.tar\\.gz differs: [0-9a-f]{64} and [0-9a-f]{64}"), e.text());
  }

  @Test
  void aDamagedManifestIsNoImage() throws Exception {
    Files.writeString(folder.resolve("manifest.json"), "{\"jars\": []}");
    assertEquals(AotProblem.BAD_MANIFEST, assertThrows(AotException.class, this::verify).problem());
    Files.delete(folder.resolve("manifest.json"));
    assertEquals(AotProblem.NO_IMAGE, assertThrows(AotException.class, this::verify).problem());
  }
}
