package dev.ariabuild.aot.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Gathers what residual lines stand for, and writes it down. Names of classes and members stay what
 * they were; so only methods with lines are listed. Equal content gives equal text, whatever the
 * order of the classes.
 */
public final class MappingWriter {
  private final TreeMap<String, ClassLines> classes = new TreeMap<>();

  /**
   * The lines of one class.
   *
   * @param name binary name with dots
   * @param file name of its source file
   * @return empty if another file is on record for that class
   */
  public Optional<ClassLines> of(String name, String file) {
    ClassLines lines = classes.computeIfAbsent(name, any -> new ClassLines(file, false));
    if (lines.named && !lines.file.equals(file)) {
      ClassLines own = new ClassLines(file, false);
      lines.methods.forEach(own.methods::put);
      classes.put(name, own);
      return Optional.of(own);
    }
    return lines.file.equals(file) ? Optional.of(lines) : Optional.empty();
  }

  /** Says where a class lies whose code was copied into others. */
  void name(String className, String file) {
    classes.computeIfAbsent(className, any -> new ClassLines(file, true));
  }

  /** Whether nothing was gathered. */
  public boolean isEmpty() {
    return classes.isEmpty();
  }

  /** The mapping of all that was gathered. */
  public Mapping finish() {
    StringBuilder text = new StringBuilder();
    classes.forEach(
        (name, lines) -> {
          text.append(name).append(" -> ").append(name).append(":\n");
          text.append("# {\"id\":\"sourceFile\",\"fileName\":");
          Json.quote(lines.file, text);
          text.append("}\n");
          lines.methods.values().forEach(method -> method.write(text));
        });
    return Mapping.ofBody(text.toString());
  }

  /** The lines of one class; its residual lines count from 1 for all methods of one name. */
  public final class ClassLines {
    private final String file;
    private final boolean named;
    private final TreeMap<String, MethodLines> methods = new TreeMap<>();

    private ClassLines(String file, boolean named) {
      this.file = file;
      this.named = named;
    }

    /** The lines of all methods of this name, also those in other variants of the class. */
    public MethodLines method(String name) {
      return methods.computeIfAbsent(name, MethodLines::new);
    }

    /** Says where another class lies whose code was copied into this one. */
    public void name(String className, String otherFile) {
      MappingWriter.this.name(className, otherFile);
    }
  }

  /** The residual lines of the methods of one name. */
  public static final class MethodLines {
    private final String name;
    private final List<Line> lines = new ArrayList<>();
    private int last;

    private MethodLines(String name) {
      this.name = name;
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
