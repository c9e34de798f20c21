package dev.ariabuild.java.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.java.abi.ClassTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real compiler process checks types and leaves what others are compiled against. */
class HeaderClassesTest {
  @TempDir private Path dir;
  private final Worker worker = new Worker(Path.of(System.getProperty("java.home")), List.of());

  @AfterEach
  void stop() {
    worker.close();
  }

  private String source(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return file.toString();
  }

  private Compiled call(boolean typesOnly, Path classPath, String... sources) throws IOException {
    List<String> options = new ArrayList<>(List.of("-proc:none", "--release", "17", "-Xlint:all"));
    options.addAll(List.of("-classpath", classPath.toString()));
    Path out = Files.createDirectories(dir.resolve("out"));
    return worker.compile(
        new CompileRequest(
            options, "UTF-8", out.toString(), Set.of(), List.of(sources), typesOnly));
  }

  private Path kept(Map<String, byte[]> classes, String folder) throws IOException {
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      Path file = dir.resolve(folder).resolve(type.getKey() + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, type.getValue());
    }
    return dir.resolve(folder);
  }

  private String[] library() throws IOException {
    return new String[] {
      source(
          "a/Shape.java",
          """
          package a;

          public sealed interface Shape permits Shape.Circle, Shape.Square {
            int SIDES = 4;

            @Deprecated
            default double area() { return Math.PI; }

            record Circle(double radius) implements Shape {}

            final class Square implements Shape {
              public <T extends Comparable<T>> T most(java.util.List<? extends T> of)
                  throws java.io.IOException {
                return of.get(0);
              }
            }
          }
          """),
      source("a/Colour.java", "package a;\n\npublic enum Colour { RED, GREEN { }; }\n"),
      source(
          "a/Mark.java",
          "package a;\n\npublic @interface Mark { String value() default Mark.NAME;"
              + " String NAME = \"x\"; }\n"),
      source("a/package-info.java", "/** Without annotations. */\npackage a;\n"),
    };
  }

  private String user() throws IOException {
    return source(
        "b/User.java",
        """
        package b;

        @a.Mark
        class User {
          int use(a.Shape shape, a.Colour colour) throws java.io.IOException {
            String text = new a.Shape.Square().most(java.util.List.of("x"));
            switch (colour) {
              case RED:
                return a.Shape.SIDES;
              default:
                return shape instanceof a.Shape.Circle circle ? (int) circle.radius() : text.length();
            }
          }
        }
        """);
  }

  @Test
  void whatIsCompiledAgainstThemIsWhatIsCompiledAgainstRealClasses() throws IOException {
    Compiled real = call(false, dir.resolve("none"), library());
    Compiled checked = call(true, dir.resolve("none"), library());
    assertTrue(checked.success(), checked.messages().toString());
    assertEquals(real.classes().keySet(), checked.classes().keySet());

    Compiled withReal = call(false, kept(real.classes(), "real"), user());
    Compiled withHeaders = call(false, kept(checked.classes(), "headers"), user());
    assertTrue(withHeaders.success(), withHeaders.messages().toString());
    assertEquals(withReal.classes().keySet(), withHeaders.classes().keySet());
    withReal
        .classes()
        .forEach(
            (name, bytes) ->
                assertEquals(
                    List.of(bytes(bytes)), List.of(bytes(withHeaders.classes().get(name))), name));
    assertEquals(withReal.messages(), withHeaders.messages());
  }

  @Test
  void soItIsAgainstClassesThatLostTheirCode() throws IOException {
    Compiled real = call(false, dir.resolve("none"), library());
    Map<String, byte[]> without = new java.util.TreeMap<>(real.classes());
    without.replaceAll((name, bytes) -> Bodiless.of(bytes));
    without.forEach(
        (name, bytes) -> assertTrue(bytes.length <= real.classes().get(name).length, name));
    Compiled withReal = call(false, kept(real.classes(), "real"), user());
    Compiled withHeaders = call(false, kept(without, "headers"), user());
    assertTrue(withHeaders.success(), withHeaders.messages().toString());
    withReal
        .classes()
        .forEach(
            (name, bytes) ->
                assertEquals(
                    List.of(bytes(bytes)), List.of(bytes(withHeaders.classes().get(name))), name));
  }

  @Test
  void classesThatNobodyNamesAreKnownByTheirSupertypesAndTheFileTheyComeFrom() throws IOException {
    String file =
        source(
            "e/E.java",
            """
            package e;

            class E {
              Runnable field = new Runnable() { public void run() {} };
              Object lambda() {
                java.util.function.Supplier<Object> made =
                    () -> new Thread() { class Inner extends Thread {} };
                return made;
              }
              <T extends Comparable<T>> void local(T captured) {
                record Pair(T2 first) implements java.io.Serializable { interface T2 {} }
                class Local extends Thread {
                  Object twice = new Object() { T seen = captured; };
                }
                enum Sort { A { }, B }
              }
              class Member { Object in = new java.util.ArrayList<String>() {}; }
            }

            class Second { static { new Thread() {}; } }
            """);
    Compiled real = call(false, dir, file);
    Compiled checked = call(true, dir, file);
    assertTrue(checked.success(), checked.messages().toString());
    assertEquals(real.classes().keySet(), checked.classes().keySet());
    assertEquals(
        Set.copyOf(real.uses().get(0).classes()), Set.copyOf(checked.uses().get(0).classes()));
    checked
        .classes()
        .forEach(
            (name, bytes) -> {
              ClassTable table = ClassTable.of(name, bytes);
              ClassTable same = ClassTable.of(name, Bodiless.of(real.classes().get(name)));
              assertEquals(same.supertypes(), table.supertypes(), name);
              assertEquals(same.reachable(), table.reachable(), name);
              assertEquals(same.kind(), table.kind(), name);
            });
  }

  private static String bytes(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }

  @Test
  void theyAreSmallerForTheyHoldNoCode() throws IOException {
    byte[] real = call(false, dir, library()).classes().get("a/Shape$Square");
    byte[] header = call(true, dir, library()).classes().get("a/Shape$Square");
    assertTrue(header.length < real.length);
  }

  @Test
  void errorsOfEveryPhaseUpToFlowAreToldAsInACompilation() throws IOException {
    String syntax = source("c/A.java", "package c;\n\nclass A { int f( { } }\n");
    String type = source("c/B.java", "package c;\n\nclass B { int f() { return \"\"; } }\n");
    String flow = source("c/C.java", "package c;\n\nclass C { int f() { } }\n");
    for (String wrong : List.of(syntax, type, flow)) {
      Compiled checked = call(true, dir, wrong);
      assertFalse(checked.success());
      assertEquals(Map.of(), checked.classes());
      assertEquals(call(false, dir, wrong).messages(), checked.messages());
    }
  }

  @Test
  void warningsAreToldToo() throws IOException {
    String raw =
        source("d/D.java", "package d;\n\nclass D { java.util.List f() { return null; } }\n");
    assertEquals(call(false, dir, raw).messages(), call(true, dir, raw).messages());
    assertEquals(1, call(true, dir, raw).messages().size());
  }
}
