package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.symbol.MappingWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives each line of a method that can occur in a stack trace a residual line, and leaves out the
 * others. Holds one class and one method at a time, so that its tables serve all.
 */
final class ResidualLines {
  /** Kotlin marks with such a variable that code of an inline function was copied. */
  private static final String INLINE_MARK = "$i$f$";

  private static final int LINES = 1 << 16;

  private String className = "";
  private String file = "";
  private MappingWriter.@Nullable ClassLines owner;
  private @Nullable SourceMap map;

  private String method = "";
  private MappingWriter.@Nullable MethodLines lines;
  private final int[] residual = new int[LINES];
  private final List<Copied> copies = new ArrayList<>();

  /** Offset, place in the table, line: sorted they are in the order of the code. */
  private long[] table = new long[64];

  private int tableSize;
  private int next;
  private int pending;
  private int pendingLine;
  private boolean begun;

  /** The lines that stay: number, line, offset. */
  private int[] entries = new int[64];

  private int entryCount;

  /** The table that is written: offset, number. */
  private int[] output = new int[64];

  private int outputCount;

  /** Code of an inline function. */
  private record Copied(String function, int start, int end) {
    boolean covers(int offset) {
      return start <= offset && offset < end;
    }

    int length() {
      return end - start;
    }
  }

  /**
   * Begins a class.
   *
   * @param className binary name with dots
   * @param owner gets the lines
   */
  void openClass(
      String className, String file, MappingWriter.ClassLines owner, @Nullable SourceMap map) {
    this.className = className;
    this.file = file;
    this.owner = owner;
    this.map = map;
  }

  /** Begins a method; its tables are read first. */
  void openMethod(String name) {
    method = name;
    lines = null;
    for (int i = 0; i < entryCount; i += 3) {
      residual[entries[i + 1]] = 0;
    }
    copies.clear();
    tableSize = 0;
    next = 0;
    pending = -1;
    begun = false;
    entryCount = 0;
    outputCount = 0;
  }

  /** An entry of a table of lines. No line is zero, but where a compiler knows none. */
  void add(int offset, int line) {
    if (line == 0) {
      return;
    }
    if (tableSize == table.length) {
      table = Arrays.copyOf(table, 2 * tableSize);
    }
    table[tableSize] = (long) offset << 32 | (long) tableSize << 16 | line;
    tableSize++;
  }

  /** Whether variables say what they mark. */
  boolean readsVariables() {
    return map != null;
  }

  /** A variable, and where it is. */
  void addVariable(String name, int start, int length) {
    if (name.startsWith(INLINE_MARK)) {
      copies.add(new Copied(name.substring(INLINE_MARK.length()), start, start + length));
    }
  }

  /** Ends the reading of tables. */
  void sort() {
    for (int i = 1; i < tableSize; i++) {
      if (table[i] < table[i - 1]) {
        Arrays.sort(table, 0, tableSize);
        return;
      }
    }
  }

  /** Where the next line begins that was not reached yet; beyond all code if there is none. */
  int nextOffset() {
    return next < tableSize ? (int) (table[next] >>> 32) : Integer.MAX_VALUE;
  }

  /** An instruction is reached, which lies at {@link #nextOffset} or behind it. */
  void reach(int offset) {
    for (; next < tableSize && nextOffset() <= offset; next++) {
      if (nextOffset() == offset) {
        pending = offset;
        pendingLine = (int) table[next] & (LINES - 1);
        if (!begun) {
          // a stack overflow is at the first instruction, whatever that is
          occurs();
        }
      }
    }
  }

  /** The line that was reached last has an instruction that may be seen. */
  void occurs() {
    begun = true;
    if (pending < 0) {
      return;
    }
    int known = residual[pendingLine];
    if (known == 0) {
      known = number(pendingLine);
    }
    if (outputCount == 0 || output[outputCount - 1] != known) {
      if (outputCount + 2 > output.length) {
        output = Arrays.copyOf(output, 2 * output.length);
      }
      output[outputCount++] = pending;
      output[outputCount++] = known;
    }
    pending = -1;
  }

  private int number(int line) {
    if (lines == null) {
      lines = Objects.requireNonNull(owner).method(method);
    }
    int number = lines.next();
    residual[line] = number;
    if (entryCount + 3 > entries.length) {
      entries = Arrays.copyOf(entries, 2 * entries.length);
    }
    entries[entryCount++] = number;
    entries[entryCount++] = line;
    entries[entryCount++] = pending;
    return number;
  }

  /** Entries of the table that is written. */
  int size() {
    return outputCount / 2;
  }

  /** Where the code of an entry begins. */
  int offset(int entry) {
    return output[2 * entry];
  }

  /** What stands for the line of an entry. */
  int line(int entry) {
    return output[2 * entry + 1];
  }

  /** Ends the method: what its residual lines stand for gets into the mapping. */
  void closeMethod(String descriptor) {
    if (lines == null) {
      return;
    }
    String signature = Descriptors.signature(method, descriptor);
    for (int i = 0; i < entryCount; i += 3) {
      int line = entries[i + 1];
      Optional<SourceMap.Origin> origin = map == null ? Optional.empty() : map.at(line);
      if (origin.isPresent() && !isHere(origin.get(), line)) {
        line = inlined(entries[i], origin.get(), entries[i + 2], line);
      }
      lines.add(entries[i], signature, line);
    }
  }

  /** The line of the caller. */
  private int inlined(int number, SourceMap.Origin from, int offset, int line) {
    Objects.requireNonNull(owner).name(from.className(), from.file());
    String copied = "void " + from.className() + "." + functionAt(offset) + "()";
    Objects.requireNonNull(lines).addInlined(number, copied, from.line());
    return map == null ? line : map.callOf(line).orElse(line);
  }

  private boolean isHere(SourceMap.Origin origin, int line) {
    return origin.line() == line && origin.file().equals(file);
  }

  /** Of nested functions the innermost one. */
  private String functionAt(int offset) {
    return copies.stream()
        .filter(copy -> copy.covers(offset))
        .min(Comparator.comparingInt(Copied::length))
        .map(Copied::function)
        .orElse("inlined");
  }
}
