package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.Jars;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainClassesTest {
  private static final String MAIN = "{ public static void main(String[] a) {} }";

  @TempDir Path work;

  private Optional<String> find(Path jar, String... configured) throws Exception {
    return MainClasses.find("g:a", jar, List.of(jar), List.of(configured).stream().findFirst());
  }

  private Path two() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.putAll(Jars.compile(work, "p.A", "package p; public class A " + MAIN));
    entries.putAll(Jars.compile(work, "p.B", "package p; public class B " + MAIN));
    return Jars.pack(work.resolve("two.jar"), entries);
  }

  @Test
  void theOnlyOneIsFound() throws Exception {
    String source = "package p; public class A " + MAIN + " class No { static void main() {} }";
    assertEquals(
        Optional.of("p.A"),
        find(Jars.pack(work.resolve("one.jar"), Jars.compile(work, "p.A", source))));
  }

  @Test
  void theManifestDecidesAndConfigurationDecidesAboveIt() throws Exception {
    Path jar =
        Jars.program(
            work, work.resolve("m.jar"), "p.A", "package p; public class A { class B {} }");
    assertEquals(Optional.of("p.A"), find(jar));
    assertEquals(Optional.of("p.A$B"), find(jar, "p.A$B"));
  }

  @Test
  void aLibraryHasNone() throws Exception {
    assertEquals(
        Optional.empty(),
        find(Jars.pack(work.resolve("l.jar"), Map.of("a.txt", Jars.utf8("text")))));
  }

  @Test
  void twoCandidatesAreNamedWithTheWayOut() throws Exception {
    Path jar = two();
    AotException e = assertThrows(AotException.class, () -> find(jar));
    assertEquals(
        "g:a has 2 main classes (p.A, p.B): name one as main-class below"
            + " [profile.NAME.package.\"g:a\"] in aria.toml, with -Daria.main-class or in the"
            + " manifest",
        e.text());
    assertEquals(Optional.of("p.B"), find(jar, "p.B"));
  }

  @Test
  void aNamedClassThatIsNowhereIsAnError() throws Exception {
    Path jar = two();
    AotException e = assertThrows(AotException.class, () -> find(jar, "p.C"));
    assertEquals(AotProblem.MAIN_CLASS_ABSENT, e.problem());
  }
}
