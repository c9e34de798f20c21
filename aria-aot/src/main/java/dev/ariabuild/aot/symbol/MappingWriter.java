package dev.ariabuild.aot.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what residual lines stand for, and writes it down. Names of classes and members stay what
 * they were; so only methods with lines are listed. Equal content gives equal text, whatever the
 * order of the classes.
 */
public final class MappingWriter {
  private final Map<String, ClassLines> classes = new HashMap<>();

  /**
   * The lines of one class file. They count once they are committed; until then no other is begun.
   *
   * @param name binary name with dots
   * @param file name of its source file
   * @return empty if another file is on record for that class
   */
  public Optional<ClassLines> begin(String name, String file) {
    ClassLines known = classes.get(name);
    return known == null || known.named || known.file.equals(file)
        ? Optional.of(new ClassLines(name, file, known))
        : Optional.empty();
  }

  /** Says where a class lies whose code was copied into others. */
  void name(String className, String file) {
    classes.computeIfAbsent(className, any -> new ClassLines(className, file));
  }

  /** Whether nothing was gathered. */
  public boolean isEmpty() {
    return classes.isEmpty();
  }

  /** The mapping of all that was gathered. */
  public Mapping finish() {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(classes)
        .forEach(
            (name, lines) -> {
              text.append(name).append(" -> ").append(name).append(":\n");
              text.append("# {\"id\":\"sourceFile\",\"fileName\":");
              Json.quote(lines.file, text);
              text.append("}\n");
              new TreeMap<>(lines.methods).values().forEach(method -> method.write(text));
            });
    return Mapping.ofBody(text.toString());
  }

  /** The lines of one class; its residual lines count from 1 for all methods of one name. */
  public final class ClassLines {
    private final String className;
    private final String file;
    private final boolean named;
    private final @Nullable ClassLines known;
    private final Map<String, MethodLines> methods = new HashMap<>();
    private final Map<String, String> others = new TreeMap<>();

    /** Of a class that is only named. */
    private ClassLines(String className, String file) {
      this.className = className;
      this.file = file;
      this.named = true;
      this.known = null;
    }

    private ClassLines(String className, String file, @Nullable ClassLines known) {
      this.className = className;
      this.file = file;
      this.named = false;
      this.known = known;
    }

    /** The lines of all methods of this name; they count on from those in other variants. */
    public MethodLines method(String name) {
      MethodLines lines = methods.get(name);
      if (lines == null) {
        MethodLines before = known == null ? null : known.methods.get(name);
        lines = new MethodLines(name, before == null ? 0 : before.last);
        methods.put(name, lines);
      }
      return lines;
    }

    /** Says where another class lies whose code was copied into this one. */
    public void name(String otherClass, String otherFile) {
      others.put(otherClass, otherFile);
    }

    /** The class file is what the lines say. */
    public void commit() {
      if (known == null || known.named) {
        classes.put(className, this);
      } else {
        methods.forEach((name, lines) -> known.methods.merge(name, lines, MethodLines::then));
      }
      others.forEach(MappingWriter.this::name);
    }
  }

  /** The residual lines of the methods of one name. */
  public static final class MethodLines {
    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private int last;

    private MethodLines(String name, int last) {
      this.name = name;
      this.last = last;
    }

    private MethodLines then(MethodLines more) {
      lines.addAll(more.lines);
      last = more.last;
      return this;
    }

    /** A number that no method of this name has got yet; from 1. */
    public int next() {
      return ++last;
    }

    /** Says what a residual line is: the method itself at a line of its source. */
    public void add(int residual, String signature, int line) {
      lines.add(new Line(residual, signature, line, false));
    }

    /**
     * Says that code at a residual line was copied from a method. Call it before {@link #add} for
     * the same number, which says where it was copied to.
     *
     * @param signature with the class before the name of the method
     */
    public void addInlined(int residual, String signature, int line) {
      lines.add(new Line(residual, signature, line, true));
    }

    private void write(StringBuilder text) {
      for (int i = 0; i < lines.size(); ) {
        Line first = lines.get(i);
        int end = i + 1;
        if (!first.inlined && (i == 0 || !lines.get(i - 1).inlined)) {
          while (end < lines.size() && lines.get(end).follows(lines.get(end - 1))) {
            end++;
          }
        }
        Line to = lines.get(end - 1);
        text.append("    ").append(first.residual).append(':').append(to.residual).append(':');
        text.append(first.signature).append(':').append(first.line).append(':').append(to.line);
        text.append(" -> ").append(name).append('\n');
        i = end;
      }
    }
  }

  private record Line(int residual, String signature, int line, boolean inlined) {
    boolean follows(Line before) {
      return !inlined
          && residual == before.residual + 1
          && line == before.line + 1
          && signature.equals(before.signature);
    }
  }
}
