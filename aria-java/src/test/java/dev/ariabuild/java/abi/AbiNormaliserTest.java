package dev.ariabuild.java.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.java.InMemoryJavac;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AbiNormaliserTest {
  private static final InMemoryJavac JAVAC = new InMemoryJavac();

  private final AbiNormaliser normaliser = AbiNormaliser.classpath(AbiReader.JAVAC);

  @Test
  void namesAndVersionsTellReadersApart() {
    assertEquals(Normaliser.CLASSPATH_ABI, normaliser.normaliser());
    assertEquals(Normaliser.ABI, AbiNormaliser.classes(AbiReader.JAVAC).normaliser());
    assertNotEquals(normaliser.version(), AbiNormaliser.classpath(AbiReader.PROCESSORS).version());
  }

  @Test
  void resourcesDoNotCount() {
    assertNull(resource("a/messages.properties", "x=1"));
    assertNull(resource("META-INF/LICENSE", "x"));
    assertNull(resource("META-INF/gradle/incremental.annotation.processors", "x"));
    assertNull(resource("META-INF/services/java.sql.Driver", "x"));
  }

  @Test
  void whatCompilersReadBesideClassesCountsByContent() {
    for (String name :
        List.of(
            "META-INF/services/javax.annotation.processing.Processor",
            "META-INF/services/com.sun.source.util.Plugin",
            "META-INF/a.kotlin_module",
            "a/B.tasty",
            "a/B.sig")) {
      assertNotNull(resource(name, "x"), name);
      assertNotEquals(resource(name, "x"), resource(name, "y"), name);
    }
  }

  @Test
  void ofAManifestOnlyWhatTheCompilerReadsCounts() {
    String manifest = "META-INF/MANIFEST.MF";
    Digest named = resource(manifest, "Manifest-Version: 1.0\nAutomatic-Module-Name: a\n\n");

    assertNull(resource(manifest, "Manifest-Version: 1.0\nCreated-By: x\n\n"));
    assertNotNull(named);
    assertEquals(
        named,
        resource(
            manifest,
            "Manifest-Version: 1.0\nBuild-Time: now\nAutomatic-Module-Name: a\nAdd-Opens: x\n\n"));
    assertNotEquals(
        named, resource(manifest, "Manifest-Version: 1.0\nAutomatic-Module-Name: b\n\n"));
    assertNotEquals(
        named,
        resource(manifest, "Manifest-Version: 1.0\nAutomatic-Module-Name: a\nClass-Path: x\n\n"));
    assertNotNull(resource(manifest, "no manifest\n"));
  }

  @Test
  void aModuleDescriptorCountsAsAWhole() {
    byte[] one = compile("module-info.java", "module m {}", "module-info.class");
    byte[] two =
        compile("module-info.java", "module m { requires java.sql; }", "module-info.class");

    assertNotEquals(
        normaliser.normalise("module-info.class", one),
        normaliser.normalise("module-info.class", two));
  }

  @Test
  void aClassOfAnotherLanguageCountsWithItsBodies() {
    String text =
        "package kotlin; @interface Metadata {} @Metadata class A { int f() { return 1; } }";
    byte[] one = compile("kotlin/A.java", text, "kotlin/A.class");
    byte[] two = compile("kotlin/A.java", text.replace("1", "2"), "kotlin/A.class");

    assertNotEquals(
        normaliser.normalise("kotlin/A.class", one), normaliser.normalise("kotlin/A.class", two));
  }

  @Test
  void localClassesAndWhatIsInsideThemDoNotCount() {
    Map<String, byte[]> classes =
        JAVAC
            .compile(
                Map.of("A.java", "class A { void f() { class L { class M {} } new L() {}; } }"),
                Map.of(),
                List.of())
            .classes();

    assertEquals(4, classes.size());
    classes.forEach(
        (name, content) ->
            assertEquals(
                name.equals("A.class"), normaliser.normalise(name, content) != null, name));
  }

  @Test
  void processorsSeePrivateMembersAndNamesOfParameters() {
    AbiNormaliser all = AbiNormaliser.classpath(AbiReader.PROCESSORS);
    for (String[] edit :
        new String[][] {
          {"private int x", "private long x"},
          {"int first", "int second"},
          {"void f", "synchronized void f"}
        }) {
      String text = "class A { private int x; static void f(int first) {} }";
      byte[] one = compile("A.java", text, "A.class");
      byte[] two = compile("A.java", text.replace(edit[0], edit[1]), "A.class");

      assertNotEquals(all.normalise("A.class", one), all.normalise("A.class", two), edit[1]);
      assertEquals(
          normaliser.normalise("A.class", one), normaliser.normalise("A.class", two), edit[1]);
    }
  }

  @Test
  void aMalformedClassCountsByContentAndIsNoError() {
    byte[] sound = compile("A.java", "class A { int x = 1; void f(int y) {} }", "A.class");
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      byte[] broken = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
      broken[random.nextInt(broken.length)] = (byte) random.nextInt();
      normaliser.normalise("A.class", broken); // no exception, and it ends
    }
    assertNotEquals(
        normaliser.normalise("A.class", new byte[] {1}),
        normaliser.normalise("A.class", new byte[] {2}));
  }

  @Test
  void typesTakenAsFieldlessHaveNoFieldToHide() throws Exception {
    for (String type : InheritedFields.FIELDLESS) {
      Class<?> loaded = Class.forName(type.replace('/', '.'));
      for (Class<?> at = loaded; at != null; at = at.getSuperclass()) {
        for (Field field : at.getDeclaredFields()) {
          int open = Modifier.PUBLIC | Modifier.PROTECTED;
          assertFalse((field.getModifiers() & open) != 0, field.toString());
        }
      }
      assertEquals(0, loaded.getFields().length, type);
    }
  }

  private Digest resource(String name, String text) {
    return normaliser.normalise(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] compile(String file, String text, String output) {
    return JAVAC.compile(Map.of(file, text), Map.of(), List.of()).classes().get(output);
  }
}
