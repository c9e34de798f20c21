package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.symbol.MappingWriter;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Against real classes: what is said of them must be what ASM says of them. */
class ClassStripperTest {
  private static final StripPlan ALL = StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE);

  @TempDir Path work;

  /**
   * Classes of javac, ecj, kotlinc and Scala's kind, old and new, from jars that tests run with.
   */
  private static List<byte[]> classes(int every) throws IOException {
    List<byte[]> classes = new ArrayList<>();
    for (Class<?> one :
        List.of(
            Test.class,
            ClassReader.class,
            kotlin.Unit.class,
            com.google.gson.Gson.class,
            org.apache.commons.compress.archivers.ArchiveEntry.class,
            com.tngtech.archunit.core.domain.JavaClass.class,
            org.cyclonedx.model.Bom.class)) {
      classes.addAll(inJar(one, every));
    }
    Path base = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules/java.base/java");
    try (Stream<Path> walk = Files.walk(base)) {
      List<Path> files = walk.filter(file -> file.toString().endsWith(".class")).sorted().toList();
      for (int i = 0; i < files.size(); i += every) {
        classes.add(Files.readAllBytes(files.get(i)));
      }
    }
    return classes;
  }

  private static List<byte[]> inJar(Class<?> one, int every) throws IOException {
    Path jar =
        Path.of(
            URI.create(one.getProtectionDomain().getCodeSource().getLocation().toExternalForm()));
    List<byte[]> classes = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      int i = 0;
      for (var entry : Collections.list(zip.entries())) {
        String name = entry.getName();
        if (name.endsWith(".class") && !name.endsWith("module-info.class") && i++ % every == 0) {
          classes.add(zip.getInputStream(entry).readAllBytes());
        }
      }
    }
    return classes;
  }

  /** Constants in the order of use, attributes in ASM's. */
  private static byte[] inOrder(byte[] classFile) {
    ClassWriter out = new ClassWriter(0);
    new ClassReader(classFile).accept(out, 0);
    return out.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(DebugInfo.class)
  void everyClassIsWhatAsmMakesOfItAndSoAreItsLines(DebugInfo debug) throws IOException {
    StripPlan plan = StripPlan.of(Strip.SYMBOLS, debug);
    MappingWriter expectedLines = new MappingWriter();
    MappingWriter lines = new MappingWriter();
    ClassStripper stripper = new ClassStripper(plan, lines);
    int smaller = 0;
    List<byte[]> classes = classes(debug == DebugInfo.NONE ? 3 : 17);
    for (byte[] classFile : classes) {
      byte[] expected = inOrder(AsmStripper.strip(classFile, plan, expectedLines));
      ClassStripper.Stripped stripped = stripper.strip(classFile);
      assertNotNull(stripped, new ClassReader(classFile).getClassName());
      assertArrayEquals(
          expected, inOrder(stripped.bytes()), new ClassReader(classFile).getClassName());
      smaller += stripped.bytes().length < classFile.length ? 1 : 0;
    }
    assertEquals(expectedLines.finish(), lines.finish());
    assertTrue(classes.size() > 200, () -> "only " + classes.size());
    assertTrue(debug == DebugInfo.FULL || smaller > 50, "only " + smaller);
  }

  @Test
  void constantsThatNothingNamesAreGoneAndClassesThatWereThereTwice() throws IOException {
    byte[] ours =
        Jars.compile(work, "p.A", "class A { int f(long n) { return (int) n; } }", "17")
            .get("A.class");
    String name = "kotlin/jvm/internal/PropertyReference.class";
    try (InputStream in = kotlin.Unit.class.getClassLoader().getResourceAsStream(name)) {
      for (byte[] classFile : List.of(ours, in.readAllBytes())) {
        byte[] stripped = new ClassStripper(ALL, new MappingWriter()).strip(classFile).bytes();
        assertEquals(
            new ClassReader(inOrder(stripped)).getItemCount(),
            new ClassReader(stripped).getItemCount());
      }
    }
  }

  @Test
  void noJarGrowsByTheOrderOfItsConstants() throws Exception {
    for (Class<?> one : List.of(com.google.gson.Gson.class, ClassReader.class)) {
      long asm = 0;
      long own = 0;
      ClassStripper stripper = new ClassStripper(ALL, new MappingWriter());
      for (byte[] classFile : inJar(one, 1)) {
        asm += deflated(AsmStripper.strip(classFile, ALL, new MappingWriter()));
        own += deflated(stripper.strip(classFile).bytes());
      }
      assertTrue(own <= asm, own + " bytes, not " + asm);
    }
  }

  private static int deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(bytes);
    deflater.finish();
    int size = deflater.deflate(new byte[bytes.length + 64]);
    deflater.end();
    return size;
  }

  @Test
  void aClassThatIsCutOffOrContinuedStaysAsItIsAndLeavesNoLines() throws IOException {
    MappingWriter lines = new MappingWriter();
    ClassStripper stripper = new ClassStripper(ALL, lines);
    byte[] whole = inJar(com.google.gson.Gson.class, 1).get(7);
    for (int length = 0; length < whole.length; length++) {
      assertNull(stripper.strip(java.util.Arrays.copyOf(whole, length)), "cut at " + length);
    }
    assertNull(stripper.strip(java.util.Arrays.copyOf(whole, whole.length + 1)));
    assertTrue(lines.isEmpty());
    assertNotNull(stripper.strip(whole));
  }

  @Test
  void damageNeverEndsInMoreThanARefusal() throws IOException {
    ClassStripper stripper = new ClassStripper(ALL, new MappingWriter());
    byte[] whole = inJar(com.google.gson.Gson.class, 1).get(7);
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] = (byte) ~damaged[at];
      stripper.strip(damaged);
    }
    assertNotNull(stripper.strip(whole));
  }
}
