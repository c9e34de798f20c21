package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
  private static Mapping sample() {
    MappingWriter writer = new MappingWriter();
    var other = writer.begin("p.B", "B \"x\".kt").orElseThrow();
    var lines = writer.begin("p.A", "A.java").orElseThrow();
    add(lines.method("f"), "int f(int)", 10, 11, 12, 30);
    add(lines.method("f"), "int f(long)", 20);
    add(lines.method("<init>"), "void <init>()", 5);
    var g = other.method("g");
    int residual = g.next();
    other.name("q.LibKt", "Lib.kt");
    g.addInlined(residual, "void q.LibKt.inline()", 77);
    g.add(residual, "void g()", 4);
    other.commit();
    lines.commit();
    return writer.finish();
  }

  private static void add(MappingWriter.MethodLines method, String signature, int... lines) {
    for (int line : lines) {
      method.add(method.next(), signature, line);
    }
  }

  @Test
  void theTextIsInTheFormOfR8WithRunsOfLinesAsRanges() {
    String text = new String(sample().text(), StandardCharsets.UTF_8);
    assertEquals(
        """
        p.A -> p.A:
        # {"id":"sourceFile","fileName":"A.java"}
            1:1:void <init>():5:5 -> <init>
            1:3:int f(int):10:12 -> f
            4:4:int f(int):30:30 -> f
            5:5:int f(long):20:20 -> f
        p.B -> p.B:
        # {"id":"sourceFile","fileName":"B \\"x\\".kt"}
            1:1:void q.LibKt.inline():77:77 -> g
            1:1:void g():4:4 -> g
        q.LibKt -> q.LibKt:
        # {"id":"sourceFile","fileName":"Lib.kt"}
        """,
        text.substring(text.indexOf("p.A")));
    assertEquals(
        List.of("compiler", "{\"id\"", "pg_map_id", "pg_map_hash"),
        text.lines().limit(4).map(line -> line.substring(2, line.indexOf(':'))).toList());
  }

  @Test
  void theOrderOfClassesDoesNotChangeTheId() {
    MappingWriter one = new MappingWriter();
    MappingWriter two = new MappingWriter();
    for (String name : List.of("p.A", "p.B")) {
      var lines = one.begin(name, "X.java").orElseThrow();
      add(lines.method("f"), "void f()", 3);
      lines.commit();
    }
    for (String name : List.of("p.B", "p.A")) {
      var lines = two.begin(name, "X.java").orElseThrow();
      add(lines.method("f"), "void f()", 3);
      lines.commit();
    }
    assertEquals(one.finish(), two.finish());
  }

  @Test
  void theFormsOfAClassCountOnAndWhatIsNotCommittedLeavesNothing() {
    MappingWriter writer = new MappingWriter();
    for (int line : new int[] {3, 4, 5}) {
      var lines = writer.begin("p.A", "A.java").orElseThrow();
      add(lines.method("f"), "void f()", line);
      if (line != 4) {
        lines.commit();
      }
    }
    Retracer retracer = new Retracer(writer.finish(), StandardCharsets.UTF_8);
    assertEquals(3, retracer.frames("p.A", "f", 1).get(0).line());
    assertEquals(5, retracer.frames("p.A", "f", 2).get(0).line());
    assertEquals(List.of(), retracer.frames("p.A", "f", 3));
    assertEquals(true, writer.begin("p.A", "B.java").isEmpty());
  }

  @Test
  void framesAreReadBackInnermostFirst() {
    Retracer retracer = new Retracer(sample(), StandardCharsets.UTF_8);
    assertEquals(List.of(new Frame("p.A", "f", "A.java", 12)), retracer.frames("p.A", "f", 3));
    assertEquals(List.of(new Frame("p.A", "f", "A.java", 20)), retracer.frames("p.A", "f", 5));
    assertEquals(
        List.of(
            new Frame("q.LibKt", "inline", "Lib.kt", 77), new Frame("p.B", "g", "B \"x\".kt", 4)),
        retracer.frames("p.B", "g", 1));
    assertEquals(List.of(), retracer.frames("p.A", "f", 6));
    assertEquals(List.of(), retracer.frames("p.A", "h", 1));
    assertEquals(List.of(), retracer.frames("p.C", "f", 1));
  }

  @Test
  void aMappingThatWasCutOrChangedIsRefused() {
    byte[] text = sample().text();
    assertEquals(sample(), Mapping.of(text));
    for (int length : new int[] {0, 20, 150, text.length - 1}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> Mapping.of(Arrays.copyOf(text, length)),
          "" + length);
    }
    byte[] changed = text.clone();
    changed[text.length - 3]++;
    assertThrows(IllegalArgumentException.class, () -> Mapping.of(changed));
  }
}
