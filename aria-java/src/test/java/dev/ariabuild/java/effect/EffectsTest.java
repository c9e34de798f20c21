package dev.ariabuild.java.effect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectsTest {
  private final Program program = new Program();

  @Test
  void aMethodHasTheEffectsOfThoseItCalls() {
    program
        .type("A", "class A {\n void run() { new B().go(); }\n int pure() { return 1; } }")
        .type(
            "B",
            "class B {\n void go() { end(); }\n static void end() { System.out.println(); } }");
    assertEquals("io", program.of("A.run"));
    assertEquals("", program.of("A.pure"));
    assertEquals("A.run:3 > B.go:3 > B.end", program.way("A.run", Effect.IO));
  }

  @Test
  void everyEffectOfTheJdkIsFound() {
    program.type(
        "A",
        """
        import java.lang.reflect.*;
        class A {
          void io() throws Exception { java.nio.file.Files.exists(null); }
          void net() throws Exception { new java.net.Socket(); }
          void exec() throws Exception { new ProcessBuilder("x").start(); }
          void reflect(String n) throws Exception { Class.forName(n); }
          void proxy() { Proxy.newProxyInstance(null, null, null); }
          void load(ClassLoader c, String n) throws Exception { c.loadClass(n); }
          void resource(String n) { A.class.getResource(n); }
          void serial(java.io.ObjectOutputStream o) throws Exception { o.writeObject(""); }
          native void call();
          void library() { System.loadLibrary("x"); }
        }
        """);
    for (String effect :
        List.of("io", "net", "exec", "reflect", "proxy", "load", "resource", "serial")) {
      assertEquals(effect, program.of("A." + effect));
    }
    assertEquals("native", program.of("A.call"));
    assertEquals("native", program.of("A.library"));
  }

  @Test
  void lambdasAndMethodReferencesCountWhereTheyAreMade() {
    program.type(
        "A",
        """
        import java.util.function.*;
        class A {
          Runnable lambda() { return () -> System.out.println(); }
          Function<java.nio.file.Path, Boolean> reference() { return java.nio.file.Files::exists; }
          Supplier<B> made() { return B::new; }
          void given(Runnable task) { task.run(); }
          static void nested() { Runnable a = () -> { Runnable b = () -> new B(); }; }
        }
        class B { B() { System.exit(0); System.err.println(); } }
        """);
    assertEquals("io", program.of("A.lambda"));
    assertEquals("io", program.of("A.reference"));
    assertEquals("io", program.of("A.made"));
    assertEquals("io", program.of("A.nested"));
    assertEquals("", program.of("A.given"));
  }

  @Test
  void aCallOfAnInterfaceMayReachEachClassThatImplementsIt() {
    program
        .type("Store", "interface Store { void save(); default void twice() { save(); save(); } }")
        .type(
            "Files", "class Files implements Store { public void save() { System.out.print(1); } }")
        .type("Memory", "class Memory implements Store { public void save() {} }")
        .type(
            "Base",
            "class Base { public void save() { new Thread(); Runtime.getRuntime().load(\"x\"); } }")
        .type("Inherits", "class Inherits extends Base implements Store {}")
        .type(
            "A",
            "class A { void any(Store s) { s.save(); } void one(Memory m) { m.save(); }"
                + " void through(Store s) { s.twice(); } }");
    assertEquals("io native", program.of("A.any"));
    assertEquals("", program.of("A.one"));
    assertEquals("io native", program.of("A.through"));
  }

  @Test
  void whatTheJdkMayCallOnAnObjectCountsWhereItIsMade() {
    program
        .type(
            "Task",
            "class Task implements Runnable { public void run() { System.out.print(1); } void other() { System.loadLibrary(\"x\"); } }")
        .type(
            "Name", "class Name { public String toString() { System.out.print(1); return \"\"; } }")
        .type(
            "Order",
            "class Order implements java.util.Comparator<String> {"
                + " public int compare(String a, String b) { System.out.print(a); return 0; } }")
        .type(
            "A",
            """
            class A {
              void task() { new Thread(new Task()).start(); }
              String name() { return "" + new Name(); }
              void sort(java.util.List<String> list) { list.sort(new Order()); }
              void anonymous() { Object o = new Object() { public int hashCode() { System.out.print(1); return 1; } }; }
            }
            """);
    assertEquals("io", program.of("A.task"));
    assertEquals("io", program.of("A.name"));
    assertEquals("io", program.of("A.sort"));
    assertEquals("io", program.of("A.anonymous"));
    assertEquals("A.task:3 (by the JDK) > Task.run", program.way("A.task", Effect.IO));
  }

  @Test
  void staticInitialisersCountWhereAClassIsFirstTouched() {
    program
        .type(
            "Config",
            "class Config extends Up { static final int SIZE = 3; static int used = read(); static int read() { return 1; } static void call() {} }")
        .type("Up", "class Up { static { System.out.println(); } }")
        .type(
            "A",
            "class A { int field() { return Config.used; } void call() { Config.call(); }"
                + " Object make() { return new Config(); } int constant() { return Config.SIZE; } }");
    assertEquals("io", program.of("A.field"));
    assertEquals("io", program.of("A.call"));
    assertEquals("io", program.of("A.make"));
    assertEquals("", program.of("A.constant"));
  }

  @Test
  void recordsEnumsAndSwitchesOverPatternsHaveNoEffectOfTheirOwn() {
    program.type(
        "A",
        """
        class A {
          record Point(int x, int y) {}
          enum Colour { RED, BLUE }
          sealed interface Shape permits Round, Square {}
          record Round(int r) implements Shape {}
          record Square(int a) implements Shape {}
          boolean same(Point p, Point q) { return p.equals(q) && p.hashCode() == q.hashCode(); }
          String text(Point p, int n) { return n + ": " + p; }
          int area(Shape s) { return s instanceof Round r ? r.r() : 0; }
          int of(Colour c) { switch (c) { case RED: return 1; default: return 2; } }
          Colour named(String s) { return Colour.valueOf(s); }
        }
        """);
    for (String method : List.of("same", "text", "area", "of", "named")) {
      assertEquals("", program.of("A." + method), method);
    }
    assertEquals(List.of(), program.hostile());
  }

  @Test
  void methodsThatCallEachOtherHaveTheSameEffects() {
    program.type(
        "A",
        """
        class A {
          void even(int n) { if (n > 0) odd(n - 1); }
          void odd(int n) { if (n > 0) third(n - 1); }
          void third(int n) { even(n); if (n == 7) System.out.println(); }
          void self(int n) { if (n > 0) self(n - 1); }
        }
        """);
    assertEquals("io", program.of("A.even"));
    assertEquals("io", program.of("A.odd"));
    assertEquals("", program.of("A.self"));
    assertEquals("A.even:3 > A.odd:4 > A.third", program.way("A.even", Effect.IO));
  }

  @Test
  void membersAreFoundThroughSubclassesOfTypesOfTheJdk() {
    program
        .type(
            "Loader",
            "class Loader extends ClassLoader { Class<?> make(byte[] b) { return defineClass(null, b, 0, 1); } }")
        .type(
            "A",
            "class A { void wait(java.net.URLClassLoader l) throws Exception { l.loadClass(\"x\"); } }");
    assertEquals("load", program.of("Loader.make"));
    assertEquals("load", program.of("A.wait"));
  }

  @Test
  void whatMainReachesIsKnownWithTheWay() {
    program
        .type(
            "A",
            "class A { public static void main(String[] a) { B.go(); } void unused() { C.c(); } }")
        .type(
            "B",
            "class B { static void go() { Runnable r = () -> end(); }\n static void end() {} }")
        .type("C", "class C { static void c() {} }");
    Reached reached = program.effects().reachedFrom((type, method) -> method.name().equals("main"));
    assertEquals(
        List.of("main", "go", "lambda$go$0", "end"),
        reached.way("p/B", "end()V").stream()
            .map(step -> step.method().substring(0, step.method().indexOf('(')))
            .toList());
    assertEquals(List.of(), reached.way("p/C", "c()V"));
    assertEquals(false, reached.has("p/C", "c()V"));
  }

  @Test
  void constantsAreSeenThroughAndNothingElseIs() {
    program.type(
        "A",
        """
        class A {
          void constant() throws Exception { Class.forName("p.A"); A.class.getResource("x.txt"); }
          void method() throws Exception { A.class.getMethod("name", String.class, int.class); }
          void none() throws Exception { A.class.getDeclaredConstructor(); }
          void name(String n) throws Exception { Class.forName(n); }
          void chosen(boolean b) throws Exception { Class.forName(b ? "p.A" : "p.B"); }
          void type(Class<?> c) throws Exception { c.getMethod("x"); }
          void argument(Class<?> c) throws Exception { A.class.getMethod("x", c); }
          void joined(String n) throws Exception { Class.forName("p." + n); }
        }
        """);
    assertEquals(
        List.of(
            "A.name java.lang.Class.forName",
            "A.chosen java.lang.Class.forName",
            "A.type java.lang.Class.getMethod",
            "A.argument java.lang.Class.getMethod",
            "A.joined java.lang.Class.forName"),
        program.hostile());
    assertEquals("reflect resource", program.of("A.constant"));
  }

  @Test
  void aLongChainOfCallsNeedsNoDeepStack() {
    StringBuilder text = new StringBuilder("class A {\n");
    for (int i = 0; i < 5000; i++) {
      text.append(" static void m" + i + "() { m" + (i + 1) + "(); }\n");
    }
    program.type("A", text + " static void m5000() { System.out.println(); } }");
    assertEquals("io", program.of("A.m0"));
    program.edit("A", "System.out.println();", "");
    assertEquals("", program.of("A.m0"));
  }

  @Test
  void theListOfTheJdkNamesWhatIsThere() {
    List<String> unknown = new java.util.ArrayList<>();
    for (String name : JdkEffects.shipped().names()) {
      if (!name.endsWith(".*") && !JdkNames.has(name)) {
        unknown.add(name);
      }
    }
    if (Runtime.version().feature() < 22) {
      unknown.removeIf(name -> name.startsWith("java.lang.foreign."));
    }
    if (Runtime.version().feature() < 25) {
      unknown.remove("java.lang.IO");
    }
    assertEquals(List.of(), unknown);
  }
}
