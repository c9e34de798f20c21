package dev.ariabuild.java.incremental;

import java.util.List;
import java.util.Random;

/** Small sources that use each other in many ways. */
final class GeneratedSources {
  private GeneratedSources() {}

  /** Writes groups of files; files of a group use those of the group before. */
  static void write(Module module, Random random, int groups) {
    write(List.of(module), random, groups);
  }

  /** The same, spread over modules: the first groups in the first one, and so on. */
  static void write(List<Module> modules, Random random, int groups) {
    for (int i = 0; i < groups; i++) {
      int before = Math.max(0, i - 1 - random.nextInt(2));
      group(modules.get(i * modules.size() / groups), i, before);
    }
  }

  private static void group(Module module, int i, int b) {
    String p = "g" + i;
    String q = "g" + b;
    String imports =
        i == b ? "" : "import " + q + ".*; import static " + q + ".Consts" + b + ".*; ";
    String head = "package " + p + "; " + imports;
    module
        .file(
            p + "/Consts" + i,
            "package "
                + p
                + "; public class Consts"
                + i
                + " {\n  public static final int SIZE"
                + i
                + " = "
                + i
                + ";\n  public static final String NAME"
                + i
                + " = \"n"
                + i
                + "\";\n  public static final long SUM"
                + i
                + " = SIZE"
                + i
                + " + 10;\n  public static int plus"
                + i
                + "(int a, int b) { return a + b; }\n}\n")
        .file(
            p + "/Shape" + i,
            "package "
                + p
                + "; public interface Shape"
                + i
                + "<T> {\n  Object area"
                + i
                + "(T t);\n  void put"
                + i
                + "(T t, String name);\n  default String label"
                + i
                + "() { return \"s\"; }\n}\n")
        .file(
            p + "/Fun" + i,
            "package "
                + p
                + "; public interface Fun"
                + i
                + " { Object call"
                + i
                + "(String s); }\n")
        .file(
            p + "/Color" + i,
            "package "
                + p
                + "; public enum Color"
                + i
                + " { RED, GREEN, BLUE; public int code"
                + i
                + "() { return ordinal(); } }\n")
        .file(
            p + "/Mark" + i,
            "package "
                + p
                + "; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Mark"
                + i
                + " { int value() default 1; Color"
                + i
                + " color() default Color"
                + i
                + ".RED; }\n")
        .file(
            p + "/Pair" + i,
            "package "
                + p
                + "; public record Pair"
                + i
                + "(int left"
                + i
                + ", String right"
                + i
                + ") { public int both"
                + i
                + "() { return left"
                + i
                + " + right"
                + i
                + ".length(); } }\n")
        .file(
            p + "/Base" + i,
            head
                + "public abstract class Base"
                + i
                + " implements Shape"
                + i
                + "<String>, AutoCloseable, Iterable<Integer> {\n  protected int count"
                + i
                + ";\n  private long hidden"
                + i
                + ";\n  public Base"
                + i
                + "(int start"
                + i
                + ") { count"
                + i
                + " = start"
                + i
                + "; }\n  public Base"
                + i
                + "() { }\n  public String area"
                + i
                + "(String t) { return t + Consts"
                + i
                + ".SIZE"
                + i
                + "; }\n  public int times"
                + i
                + "(int n) { return n * count"
                + i
                + "; }\n  public int apply"
                + i
                + "(Fun"
                + i
                + " f) { return 1; }\n  public long apply"
                + i
                + "(Object o) { return 2; }\n  public void close() { }\n  public java.util.Iterator<Integer> iterator() { return java.util.List.of(1).iterator(); }\n}\n")
        .file(
            p + "/Impl" + i,
            head
                + "@Mark"
                + i
                + "(Consts"
                + i
                + ".SIZE"
                + i
                + ") public class Impl"
                + i
                + " extends Base"
                + i
                + " {\n  public void put"
                + i
                + "(String one, String two) { count"
                + i
                + "++; }\n  public Base"
                + i
                + " self"
                + i
                + "() { return this; }\n  static class Inner { int depth"
                + i
                + "; }\n  public Inner inner"
                + i
                + "() { return new Inner(); }\n}\n")
        .file(
            p + "/User" + i,
            head
                + "public class User"
                + i
                + " {\n  Object use(Impl"
                + i
                + " a, Color"
                + i
                + " c, Pair"
                + i
                + " pair) throws Exception {\n    Base"
                + i
                + " anonymous = new Base"
                + i
                + "(Consts"
                + i
                + ".SIZE"
                + i
                + ") { public void put"
                + i
                + "(String x, String y) { } };\n    Fun"
                + i
                + " f = s -> s + Consts"
                + i
                + ".NAME"
                + i
                + ";\n    Fun"
                + i
                + " g = String::trim;\n    int n = a.self"
                + i
                + "().times"
                + i
                + "(3) + Consts"
                + i
                + ".plus"
                + i
                + "(1, 2);\n    Object x = a.apply"
                + i
                + "(s -> s);\n    var y = a.apply"
                + i
                + "(\"\");\n    switch (c) { case RED: n++; break; case BLUE: n--; break; default: }\n    try (var r = new Impl"
                + i
                + "()) { for (int k : r) { n += k; } }\n    return n + pair.both"
                + i
                + "() + a.area"
                + i
                + "(\"q\") + a.label"
                + i
                + "() + c.code"
                + i
                + "() + a.inner"
                + i
                + "().depth"
                + i
                + ";\n  }\n}\n")
        .file(
            p + "/Far" + i,
            head
                + "public class Far"
                + i
                + " {\n  Object far(Impl"
                + b
                + " a, java.util.List<? extends Base"
                + b
                + "> list) {\n    Shape"
                + b
                + "<String> s = a;\n    s.put"
                + b
                + "(\"\", Consts"
                + b
                + ".NAME"
                + b
                + ");\n    return list.get(0).times"
                + b
                + "(Consts"
                + b
                + ".SIZE"
                + b
                + ") + s.label"
                + b
                + "() + new Pair"
                + b
                + "(1, \"\").left"
                + b
                + "() + Color"
                + b
                + ".GREEN;\n  }\n}\n");
  }
}
