package dev.ariabuild.aot.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real programs throw real exceptions, stripped and not; the symbols make the traces equal. */
class TracesTest {
  private static final String PROGRAM =
      """
      package p;

      import java.util.List;
      import java.util.function.Supplier;

      public class Main {
        static class Nested {
          int f(int n) {
            return 7 / n;
          }

          int f(long n) {
            int a = 1;
            return (int) (a / n);
          }

          Nested() {}

          Nested(String s) {
            s.length();
          }
        }

        record Pair(Object left, Object right) {
          Pair {
            left.hashCode();
            right.hashCode();
          }
        }

        enum Kind {
          ONE {
            @Override
            Object get() {
              throw new IllegalStateException("one");
            }
          };

          abstract Object get();
        }

        interface Shape {
          default int area() {
            return side() * 2;
          }

          int side();
        }

        static class Broken {
          static final Object VALUE = make();

          static Object make() {
            throw new UnsupportedOperationException("no value");
          }
        }

        static void each(Supplier<?>... suppliers) {
          for (Supplier<?> supplier : suppliers) {
            try {
              supplier.get();
            } catch (Throwable e) {
              e.printStackTrace();
            }
          }
        }

        static Object close() throws Exception {
          class Resource implements AutoCloseable {
            @Override
            public void close() {
              throw new IllegalStateException("closing");
            }
          }
          try (Resource one = new Resource();
              Resource two = new Resource()) {
            throw new Exception("body");
          }
        }

        static Object caused() {
          try {
            return close();
          } catch (Exception e) {
            throw new RuntimeException(
                "wrapped",
                e);
          }
        }

        public static void main(String[] args) {
          each(
              () -> new Nested().f(0),
              () -> new Nested().f(0L),
              () -> new Nested(null),
              () -> new Pair(1, null),
              () -> new Pair(null, 1),
              Kind.ONE::get,
              () -> {
                Shape shape = () -> Integer.parseInt("x");
                return shape.area();
              },
              () -> Broken.VALUE,
              () -> Broken.VALUE,
              new Supplier<Object>() {
                @Override
                public Object get() {
                  return List.of(1).stream().map(n -> n / 0).toList();
                }
              },
              Main::caused);
          Thread thread = new Thread(() -> { throw new Error("in a thread"); }, "worker");
          thread.start();
        }
      }
      """;

  @TempDir Path work;

  @Test
  void everyFrameOfEveryTraceComesBack() throws Exception {
    RoundTrip trip = new RoundTrip(work).jar("app.jar", Jars.compile(work, "p.Main", PROGRAM));
    String before = trip.before("p.Main");
    String after = trip.after("p.Main");
    assertTrue(count("Main.java:", before) > 35, before);
    assertFalse(after.contains("Main.java"), after);
    assertNotEquals(before, after);
    assertEquals(before, trip.back(after));
  }

  @Test
  void overloadsInOneClassAreToldApart() throws Exception {
    RoundTrip trip = new RoundTrip(work).jar("app.jar", Jars.compile(work, "p.Main", PROGRAM));
    String after = trip.after("p.Main");
    Matcher frames = Pattern.compile("p\\.Main\\$Nested\\.f\\(aria-\\w+:(\\d+)\\)").matcher(after);
    assertTrue(frames.find());
    String first = frames.group(1);
    assertTrue(frames.find());
    assertNotEquals(first, frames.group(1));
  }

  @Test
  void twoClassesOfOneNameInTwoJarsAreToldApartByTheirBuilds() throws Exception {
    String source =
        """
        package p;
        public class Twin implements Runnable {
          %s
          public void run() { throw new IllegalStateException("%s"); }
        }
        """;
    Map<String, byte[]> one = Jars.compile(work, "p.Twin", source.formatted("", "one"));
    Map<String, byte[]> two =
        Jars.compile(work, "p.Twin", source.formatted("int a;\n\n\nint b;", "two"));
    Map<String, byte[]> loader =
        Jars.compile(
            work,
            "q.Loader",
            """
            package q;
            import java.net.*;
            public class Loader {
              public static void main(String[] args) throws Exception {
                for (String jar : System.getProperty("java.class.path").split(":")) {
                  if (jar.contains("twin")) {
                    URL[] urls = {new java.io.File(jar).toURI().toURL()};
                    try {
                      ((Runnable) new URLClassLoader("twin", urls, null) .loadClass("p.Twin")
                          .getConstructor().newInstance()).run();
                    } catch (IllegalStateException e) {
                      e.printStackTrace();
                    }
                  }
                }
              }
            }
            """);
    RoundTrip trip =
        new RoundTrip(work).jar("twin1.jar", one).jar("twin2.jar", two).jar("q.jar", loader);
    String before = trip.before("q.Loader");
    assertTrue(before.contains("twin//p.Twin.run(Twin.java:4)"), before);
    assertTrue(before.contains("twin//p.Twin.run(Twin.java:7)"), before);
    assertEquals(before, trip.back(trip.after("q.Loader")));
  }

  @Test
  void theFormsOfAClassInAMultiReleaseJarAreToldApart() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "META-INF/MANIFEST.MF", Jars.utf8("Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n"));
    String source =
        """
        package p;
        public class Multi {
          %s
          public static void main(String[] args) { Object o = null; o.hashCode(); }
        }
        """;
    entries.putAll(Jars.compile(work, "p.Multi", source.formatted("")));
    Jars.compile(work, "p.Multi", source.formatted("int a;\n\n\n\n"))
        .forEach((name, bytes) -> entries.put("META-INF/versions/17/" + name, bytes));
    RoundTrip trip = new RoundTrip(work).jar("multi.jar", entries);
    for (String multi : new String[] {"true", "false"}) {
      String option = "-Djdk.util.jar.enableMultiRelease=" + multi;
      String before = trip.before("p.Multi", option);
      assertTrue(before.contains(multi.equals("true") ? "Multi.java:8" : "Multi.java:4"), before);
      assertEquals(before, trip.back(trip.after("p.Multi", option)));
    }
  }

  @Test
  void aStackOverflowAndAFrameWithoutALineComeBack() throws Exception {
    RoundTrip trip =
        new RoundTrip(work)
            .jar(
                "app.jar",
                Jars.compile(
                    work,
                    "p.Deep",
                    """
                    package p;
                    public class Deep {
                      static int sum(
                          int n) {
                        int a = n;
                        int b = a + 1;
                        return sum(b) + 1;
                      }
                      public static void main(String[] args) {
                        sum(1);
                      }
                    }
                    """));
    String[] options = {"-Xint", "-XX:MaxJavaStackTraceDepth=20"};
    String after = trip.back(trip.after("p.Deep", options));
    for (String line : after.lines().skip(1).toList()) {
      assertTrue(line.matches("\\tat p\\.Deep\\.sum\\(Deep\\.java:[57]\\)"), line);
    }
    String id = trip.mapping().id().sourceFile();
    assertEquals("at p.Deep.sum(Deep.java)\n", trip.back("at p.Deep.sum(" + id + ")\n"));
  }

  private static int count(String wanted, String text) {
    return text.split(Pattern.quote(wanted), -1).length - 1;
  }
}
