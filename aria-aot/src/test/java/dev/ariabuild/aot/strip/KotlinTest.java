package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.jvm.K2JVMCompiler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real compiler of Kotlin, whose inline functions have lines of their own. */
@Tag("slow")
class KotlinTest {
  @TempDir Path work;

  private Map<String, byte[]> compile(Map<String, String> sources) throws Exception {
    Path src = Files.createDirectory(work.resolve("src"));
    Path out = Files.createDirectory(work.resolve("classes"));
    for (var source : sources.entrySet()) {
      Files.writeString(src.resolve(source.getKey()), source.getValue());
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    String library =
        Path.of(kotlin.Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI())
            .toString();
    int code =
        new K2JVMCompiler()
            .exec(
                new PrintStream(messages),
                "-no-stdlib",
                "-no-reflect",
                "-cp",
                library,
                "-d",
                out.toString(),
                src.toString())
            .getCode();
    assertEquals(0, code, messages.toString());
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (Stream<Path> walk = Files.walk(out)) {
      for (Path path : walk.filter(p -> p.toString().endsWith(".class")).sorted().toList()) {
        classes.put(out.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return classes;
  }

  @Test
  void inlinedCodeLeadsBackToTheFileItWasWrittenInAndToItsCaller() throws Exception {
    Map<String, String> sources = new TreeMap<>();
    sources.put(
        "Lib.kt",
        """
        package q


        inline fun check(value: Int, message: () -> String) {
          if (value > 1) {
            throw IllegalStateException(message())
          }
        }
        """);
    sources.put(
        "App.kt",
        """
        package p

        import q.check

        class `My App` {
          fun `run it now`(n: Int) {
            check(n) {
              "n is " + text(n)
            }
          }

          private fun text(n: Int): String =
            if (n > 2) error("deep") else n.toString()
        }

        fun main() {
          for (n in 2..3) {
            try {
              `My App`().`run it now`(n)
            } catch (e: IllegalStateException) {
              e.printStackTrace()
            }
          }
        }
        """);
    RoundTrip trip = new RoundTrip(work).jar("app.jar", compile(sources));
    trip.jar(
        Path.of(kotlin.Unit.class.getProtectionDomain().getCodeSource().getLocation().toURI()));
    String before = trip.before("p.AppKt");
    assertTrue(before.matches("(?s).*at p\\.My App\\.run it now\\(App\\.kt:\\d+\\).*"), before);
    assertEquals(
        """
        java.lang.IllegalStateException: n is 2
        \tat q.LibKt.check(Lib.kt:6)
        \tat p.My App.run it now(App.kt:7)
        \tat p.AppKt.main(App.kt:19)
        \tat p.AppKt.main(App.kt)
        java.lang.IllegalStateException: deep
        \tat p.My App.text(App.kt:13)
        \tat p.My App.run it now(App.kt:8)
        \tat p.AppKt.main(App.kt:19)
        \tat p.AppKt.main(App.kt)
        """,
        trip.back(trip.after("p.AppKt")));
  }

  @Test
  void theTextOfAnotherCompilersMapIsNotRead() {
    assertEquals(true, SourceMap.ofKotlin("SMAP\nA.java\nJSP\n*S JSP\n*E").isEmpty());
    assertEquals(true, SourceMap.ofKotlin("").isEmpty());
    assertEquals(true, SourceMap.ofKotlin("SMAP\nK.kt\nKotlin\n*S Kotlin\n*F\n+ 1").isPresent());
  }
}
