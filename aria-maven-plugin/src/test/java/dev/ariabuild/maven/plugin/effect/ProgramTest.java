package dev.ariabuild.maven.plugin.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.effect.World.Part;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program of a module and a dependency: what is told of it. */
class ProgramTest {
  private static final Part APP = new Part("g:app", true);
  private static final Part LIB = new Part("g:lib", false);

  @TempDir Path dir;

  @BeforeEach
  void aModuleAndADependency() throws IOException {
    compile(
        "lib",
        "lib.Lib",
        """
        package lib;
        public class Lib {
          public static Class<?> find(String name) throws Exception {
            return Class.forName(name);
          }
          static Class<?> never(String name) throws Exception {
            return Class.forName(name);
          }
        }
        """);
    compile(
        "app",
        "app.Main",
        """
        package app;
        public class Main {
          public static void main(String[] a) throws Exception {
            lib.Lib.find(a[0]);
            new Thread(new Task()).start();
          }
          static class Task implements Runnable {
            public void run() { Main.class.getResource(String.valueOf(1)); }
          }
          native void call();
        }
        """);
  }

  private void compile(String part, String type, String text) throws IOException {
    Path source = dir.resolve(part + "-src").resolve(type.replace('.', '/') + ".java");
    Files.createDirectories(source.getParent());
    Files.writeString(source, text);
    Path classes = Files.createDirectories(dir.resolve(part));
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-cp",
                dir.resolve("lib").toString(),
                "-d",
                classes.toString(),
                source.toString());
    assertEquals(0, code);
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.toList()) { // old enough for a digest to be believed
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L + code));
      }
    }
  }

  private Analysis analysis() throws IOException {
    return Analysis.of(
        List.of(
            new Entry(APP, dir.resolve("app"), Optional.empty()),
            new Entry(LIB, dir.resolve("lib"), Optional.empty())),
        dir.resolve("memory"));
  }

  private static List<String> at(List<Place> places) {
    List<String> all = new ArrayList<>();
    places.forEach(
        place ->
            all.add(
                Texts.method(place.site().owner(), place.site().method())
                    + (place.described() ? " described" : "")));
    return all;
  }

  @Test
  void placesOfOwnCodeAreAllFoundAndThoseOfDependenciesIfTheyAreReached() throws IOException {
    Analysis analysis = analysis();
    assertEquals(
        List.of("app.Main$Task.run", "app.Main.call"),
        at(Place.hostile(analysis, Part::own)).stream().sorted().toList());
    assertEquals(
        List.of("app.Main$Task.run", "app.Main.call", "lib.Lib.find"),
        at(Place.hostile(analysis, part -> true)).stream().sorted().toList());
  }

  @Test
  void metadataOfTheModuleForADependencyCounts() throws IOException {
    Path file = dir.resolve("app/META-INF/native-image/g/lib/reflect-config.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[{\"name\": \"a.B\"}]");
    assertEquals(
        List.of("lib.Lib.find described"), at(Place.hostile(analysis(), part -> !part.own())));
  }

  @Test
  void theVerdictNamesPlacesWaysAndAWayOut() throws IOException {
    Analysis analysis = analysis();
    List<Place> places = Place.hostile(analysis, part -> true);
    assertEquals(
        """
        effects = checked: 3 places that a compiler ahead of time does not see through, without metadata:
          app.Main$Task.run (Main.java:8) calls java.lang.Class.getResource: resources, in g:app
            app.Main.main (Main.java:5) makes an object whose method the JDK calls > app.Main$Task.run (Main.java:8) > java.lang.Class.getResource
          app.Main.call (Main.java) is native code, in g:app
          lib.Lib.find (Lib.java:4) calls java.lang.Class.forName: reflection, in g:lib
            app.Main.main (Main.java:4) > lib.Lib.find (Lib.java:4) > java.lang.Class.forName
        describe what is looked up in META-INF/native-image/g/app/reachability-metadata.json, make it a constant in the code, or except the module in aria.toml: [profile.release.package."g:app"] effects = "inferred\"""",
        Verdict.text(analysis, places, "release"));
  }

  @Test
  void theReportIsTheSameHoweverMuchWasKnown() throws IOException {
    Analysis first = analysis();
    assertTrue(first.read() > 0 && first.computed() > 0);
    Analysis again = analysis();
    assertEquals(List.of(0, 0), List.of(again.read(), again.computed()));
    String report = new Report(first, Place.hostile(first, Part::own), "p").json();
    assertEquals(report, new Report(again, Place.hostile(again, Part::own), "p").json());
    try (Stream<Path> all = Files.walk(dir.resolve("memory"))) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Files.write(file, new byte[] {1, 2, 3});
      }
    }
    Analysis damaged = analysis();
    assertEquals(report, new Report(damaged, Place.hostile(damaged, Part::own), "p").json());
  }

  @Test
  void thePageLoadsNothingAndNoNameEndsItsScript() throws IOException {
    Analysis analysis = analysis();
    String page = new Report(analysis, Place.hostile(analysis, Part::own), "</script>").page();
    assertFalse(page.contains("@DATA@"));
    assertFalse(page.contains("http://") || page.contains("https://") || page.contains(" src="));
    assertEquals(2, page.split("</script>", -1).length - 1);
  }
}
