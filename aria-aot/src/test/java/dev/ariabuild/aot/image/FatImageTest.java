package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Lto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Images without what the application does not reach. */
class FatImageTest extends ImageCase {
  private ImageRequest fat(String source, List<String> keep, List<String> training)
      throws IOException {
    Path program = Jars.program(work, work.resolve("fat.jar"), "p.Hello", source);
    ImageRequest given = request(runningJdk(), AotMode.OFF, training);
    ImageRequest.Options o = given.options();
    return new ImageRequest(
        given.name(),
        given.version(),
        given.mainClass(),
        List.of(new JarSource(program, "hello.jar", StripPlan.NOTHING)),
        new ClassPathPlan(java.util.Set.of(), java.util.Set.of(), keep),
        new ImageRequest.Options(
            o.profile(),
            o.backend(),
            o.aot(),
            o.optLevel(),
            o.strip(),
            o.debug(),
            o.symbols(),
            o.assertions(),
            o.panic(),
            Lto.FAT,
            o.jvmOptions(),
            o.jlinkAdd(),
            o.jlinkRemove(),
            o.nativeOptions()),
        given.training(),
        given.jdk(),
        given.output(),
        given.cacheDir(),
        given.timestamp());
  }

  /** Loads the class whose name is put together of its arguments. */
  private static final String DYNAMIC =
      "package p; public class Hello { public static void main(String[] a) throws Exception {"
          + " System.out.println(Class.forName(\"p.\" + a[0] + \"Plugin\").getName()); } }"
          + " class OnePlugin {} class TwoPlugin {} class Dead {}";

  private static boolean holds(Path image, String entry) throws IOException {
    try (var zip = new java.util.zip.ZipFile(image.resolve("lib/hello.jar").toFile())) {
      return zip.getEntry(entry) != null;
    }
  }

  @Test
  @Tag("slow")
  void fatLeavesOutWhatNeitherCodeNorTrainingReaches() throws Exception {
    ImageResult result = ImageBuilder.build(fat(DYNAMIC, List.of("p.Two*"), List.of("One")));
    assertTrue(holds(result.image(), "p/OnePlugin.class"), "the training loads it");
    assertTrue(holds(result.image(), "p/TwoPlugin.class"), "it is to be kept");
    assertFalse(holds(result.image(), "p/Dead.class"));
    assertEquals("p.TwoPlugin\n", run(result.launcher(), Map.of(), "Two"));
    assertTrue(
        result
            .notes()
            .toString()
            .contains(
                "left out 1 classes; the training with the others ended as"
                    + " before, with the same output"),
        result.notes().toString());
  }

  @Test
  void fatWithoutATrainingIsRefused() throws Exception {
    ImageRequest request = fat(DYNAMIC, List.of(), List.of());
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.FAT_WITHOUT_TRAINING, e.problem());
  }

  @Test
  void fatThatChangesWhatTheTrainingPrintsIsRefused() throws Exception {
    String counts =
        "package p; public class Hello { public static void main(String[] a) throws Exception {"
            + " try (var jar = new java.util.zip.ZipFile(System.getProperty(\"java.class.path\"))) {"
            + " System.out.println(jar.size()); } } } class Dead {}";
    ImageRequest request = fat(counts, List.of(), List.of("x"));
    AotException e = assertThrows(AotException.class, () -> ImageBuilder.build(request));
    assertEquals(AotProblem.FAT_DIFFERS, e.problem());
    assertTrue(e.text().contains("it printed before:"), e.text());
  }
}
