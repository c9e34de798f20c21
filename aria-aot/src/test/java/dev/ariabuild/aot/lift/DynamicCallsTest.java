package dev.ariabuild.aot.lift;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.jar.JarRewriter;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.tool.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Real classes of javac, run before and after by the JVM that runs the tests. */
class DynamicCallsTest {
  private static final String SOURCE =
      """
      package p;
      import java.util.List;
      public class Main {
        record Empty() {}
        record All(boolean z, byte b, char c, short s, int i, long j, float f, double d, String t,
            char[] chars, List<Loud> list, Object o) {}
        record Pair(Loud first, Loud second) {}
        record Generic<T extends Comparable<T>>(T value, int... rest) {}
        record Named(String a, String b) { public String toString() { return a + "/" + b; } }
        static class Loud {
          final String name;
          Loud(String name) { this.name = name; }
          @Override public boolean equals(Object o) {
            System.out.println("equals " + name);
            return o instanceof Loud that && that.name.equals(name);
          }
          @Override public int hashCode() { System.out.println("hash " + name); return 7; }
          @Override public String toString() {
            System.out.println("text of " + name);
            return name.isEmpty() ? null : name;
          }
        }
        static All all(double d, String t, Loud loud) {
          return new All(true, (byte) -1, '\\u00fc', (short) -2, 3, -4L, (float) d, d, t,
              null, List.of(loud), null);
        }
        static String text(boolean z, byte b, char c, short s, int i, long j, float f, double d,
            Object o, char[] none, StringBuilder changing) {
          String text = "";
          for (int n = 0; n < 2; n++) {
            try {
              text += z + "," + b + c + s + i + "\\u0001|\\u0002" + j + f + d + o + none
                  + changing + changing.append(n);
              throw new IllegalStateException(text + new Loud("").toString() + (n > 0 ? i + j : f));
            } catch (IllegalStateException e) {
              text = e.getMessage() + n;
            }
          }
          return text;
        }
        public static void main(String[] args) {
          Loud a = new Loud("a");
          Loud b = new Loud("b");
          System.out.println(new Empty() + " " + new Empty().hashCode() + new Empty().equals(new Empty()));
          for (double d : new double[] {0.0, -0.0, Double.NaN, 1.5}) {
            System.out.println(all(d, "t", a).hashCode() + " " + all(d, null, b));
            System.out.println(all(d, "t", a).equals(all(0.0, "t", a)));
          }
          Pair pair = new Pair(a, b);
          System.out.println(pair.equals(pair) + " " + pair.equals(null) + pair.equals("x"));
          System.out.println(pair.equals(new Pair(a, new Loud("b"))));
          System.out.println(pair.equals(new Pair(b, a)) + " " + pair.hashCode() + pair);
          System.out.println(new Generic<>("v").hashCode() == new Generic<>("v").hashCode());
          System.out.println(new Generic<>(4).equals(new Generic<>(4)));
          System.out.println(new Named("x", null) + "" + new Named("x", null).hashCode());
          System.out.println(text(false, (byte) 1, 'c', (short) 2, 3, 4, 5.5f, 6.25, a, null,
              new StringBuilder("s")));
          Runnable lambda = () -> System.out.println("in a lambda " + a + 1L);
          lambda.run();
        }
      }
      """;

  @TempDir Path work;
  private Jdk jdk;

  @BeforeEach
  void find() throws Exception {
    jdk = Jdk.at(Path.of(System.getProperty("java.home")));
  }

  private String run(Path jar) throws Exception {
    List<String> command = List.of(jdk.tool("java").toString(), "-cp", jar.toString(), "p.Main");
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)), "it ends");
      assertEquals(0, run.exitCode(), run.output());
      return run.output();
    }
  }

  /** Owners of the methods that make dynamic calls. */
  private static List<String> factories(byte[] classFile) {
    List<String> owners = new java.util.ArrayList<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitInvokeDynamicInsn(
                      String name, String descriptor, Handle bootstrap, Object... arguments) {
                    owners.add(bootstrap.getOwner());
                  }
                };
              }
            },
            0);
    return owners;
  }

  private Path lowered(Map<String, byte[]> classes, DynamicCalls calls) throws Exception {
    Map<String, byte[]> lowered = new LinkedHashMap<>(classes);
    lowered.replaceAll((name, bytes) -> calls.lower(bytes).orElse(bytes));
    return Jars.pack(work.resolve(calls.concatenations() + ".jar"), lowered);
  }

  @Test
  void recordsAndConcatenationsDoTheSameInTheSameOrder() throws Exception {
    Map<String, byte[]> classes = Jars.compile(work, "p.Main", SOURCE);
    String before = run(Jars.pack(work.resolve("before.jar"), classes));
    assertTrue(before.contains("All[z=true, b=-1, c=\u00fc"), before);
    assertEquals(before, run(lowered(classes, new DynamicCalls(false))));
    assertEquals(before, run(lowered(classes, new DynamicCalls(true))));
  }

  @Test
  void whatCachesHoldStays() throws Exception {
    Map<String, byte[]> classes = Jars.compile(work, "p.Main", SOURCE);
    byte[] main = classes.get("p/Main.class");
    assertTrue(factories(main).contains(Concatenation.FACTORY));
    assertTrue(DynamicCalls.of(24).lower(main).isEmpty(), "JDK 24 caches concatenations");
    byte[] lowered = DynamicCalls.of(23).lower(main).orElseThrow();
    assertEquals(List.of("java/lang/invoke/LambdaMetafactory"), factories(lowered));
    byte[] record = classes.get("p/Main$All.class");
    assertEquals(3, factories(record).size());
    assertEquals(List.of(), factories(DynamicCalls.of(25).lower(record).orElseThrow()));
    assertTrue(DynamicCalls.of(17).lower(lowered).isEmpty());
  }

  @Test
  void aMethodOfARecordThatDoesMoreThanTheCallStays() throws Exception {
    String source = "package p; public record R(int n) {}";
    byte[] record = Jars.compile(work, "p.R", source).get("p/R.class");
    org.objectweb.asm.ClassWriter out = new org.objectweb.asm.ClassWriter(0);
    new ClassReader(record)
        .accept(
            new ClassVisitor(Opcodes.ASM9, out) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                MethodVisitor next = super.visitMethod(access, name, descriptor, generic, thrown);
                return new MethodVisitor(Opcodes.ASM9, next) {
                  @Override
                  public void visitCode() {
                    super.visitCode();
                    super.visitInsn(Opcodes.NOP);
                  }
                };
              }
            },
            0);
    assertTrue(new DynamicCalls(true).lower(out.toByteArray()).isEmpty());
    assertTrue(new DynamicCalls(true).lower(record).isPresent());
    assertTrue(new DynamicCalls(true).lower(new byte[0]).isEmpty());
  }

  @Test
  void onlyTheJarsThatAreWantedAreLoweredAndSignedOnesAreNot() throws Exception {
    Map<String, byte[]> classes = Jars.compile(work, "p.Main", SOURCE);
    Path wanted = Jars.pack(work.resolve("wanted.jar"), classes);
    Path other = Jars.pack(work.resolve("other.jar"), classes);
    Map<String, byte[]> entries = new LinkedHashMap<>(classes);
    entries.put("META-INF/SIGNER.SF", Jars.utf8("Signature-Version: 1.0\r\n\r\n"));
    Path signed = Jars.pack(work.resolve("signed.jar"), entries);
    assertTrue(JarRewriter.signed(signed));
    Path out = Files.createDirectory(work.resolve("out"));
    List<JarLifter.Report> reports =
        new JarLifter(jdk, Instant.parse("2026-01-01T00:00:00Z"))
            .lift(List.of(wanted, other, signed), jar -> false, jar -> !jar.equals(other), out);
    assertEquals(List.of(false, false, true), reports.stream().map(r -> r.signed()).toList());
    assertTrue(reports.get(0).changed() >= 5, reports.toString());
    assertFalse(Files.exists(out.resolve("1.jar")));
    assertFalse(Files.exists(out.resolve("2.jar")));
    assertEquals(run(wanted), run(out.resolve("0.jar")));
  }

  @Test
  void loweringTwiceGivesTheSameBytes() throws Exception {
    byte[] record =
        Jars.compile(work, "p.R", "package p; record R(int n, String t) {}").get("p/R.class");
    assertArrayEquals(
        new DynamicCalls(true).lower(record).orElseThrow(),
        new DynamicCalls(true).lower(record).orElseThrow());
  }
}
