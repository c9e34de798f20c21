package dev.ariabuild.aot.strip;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes DWARF and, if asked, the symbol table out of an ELF program or library. What is loaded into
 * memory, dynamic symbols and the build id with it, stays byte for byte where it is. Needs no
 * tools, so that what is published does not depend on those installed.
 *
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V ABI</a>
 */
final class ElfStripper {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int PROGBITS = 1;
  private static final int SYMTAB = 2;
  private static final int RELA = 4;
  private static final int NOBITS = 8;
  private static final int REL = 9;
  private static final int ALLOC = 2;
  private static final int INFO_LINK = 0x40;
  private static final int EXECUTABLE = 2;
  private static final int SHARED = 3;
  private static final int LARGEST_ALIGN = 1 << 16;

  private final byte[] file;
  private final ByteBuffer bytes;
  private final boolean wide;
  private final List<Section> sections = new ArrayList<>();

  /** A line of the section table; positions and sizes are below 2 GiB. */
  private record Section(int type, long flags, int offset, int size, int align, String name) {
    boolean loaded() {
      return (flags & ALLOC) != 0;
    }
  }

  private ElfStripper(byte[] file) {
    this.file = file;
    this.wide = file[4] == 2;
    this.bytes =
        ByteBuffer.wrap(file).order(file[5] == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * The file without its symbols.
   *
   * @param table whether the symbol table goes too, not only DWARF
   * @return empty: there is nothing to take out, or it is no program or library that could be
   *     understood wholly
   */
  static Optional<byte[]> strip(byte[] file, boolean table) {
    if (file.length < 64 || !Arrays.equals(file, 0, 4, MAGIC, 0, 4)) {
      return Optional.empty();
    }
    try {
      return new ElfStripper(file).strip(table);
    } catch (IndexOutOfBoundsException | ArithmeticException | IllegalArgumentException damaged) {
      return Optional.empty();
    }
  }

  private int word(int narrowAt, int wideAt) {
    return wide ? Math.toIntExact(bytes.getLong(wideAt)) : Math.toIntExact(bytes.getInt(narrowAt));
  }

  private int shortAt(int narrowAt, int wideAt) {
    return bytes.getShort(wide ? wideAt : narrowAt) & 0xffff;
  }

  private Optional<byte[]> strip(boolean table) {
    int type = bytes.getShort(16);
    int tableAt = word(32, 40);
    int entry = shortAt(46, 58);
    int count = shortAt(48, 60);
    int names = shortAt(50, 62);
    if ((type != EXECUTABLE && type != SHARED) || entry != (wide ? 64 : 40) || names >= count) {
      return Optional.empty();
    }
    read(tableAt, entry, count, names);
    boolean[] gone = new boolean[count];
    for (int i = 0; i < count; i++) {
      Section section = sections.get(i);
      boolean debug = section.type == PROGBITS && section.name.matches("\\.z?debug_.*");
      if (!section.loaded() && (debug || (table && section.type == SYMTAB))) {
        gone[i] = true;
        int strings = bytes.getInt(tableAt + i * entry + (wide ? 40 : 24));
        if (section.type == SYMTAB && strings != names && !sections.get(strings).loaded()) {
          gone[strings] = true;
        }
      }
    }
    return understood(gone, tableAt, entry)
        ? Optional.of(write(gone, tableAt, entry, names))
        : Optional.empty();
  }

  private void read(int tableAt, int entry, int count, int names) {
    int text = offset(tableAt + names * entry);
    for (int i = 0; i < count; i++) {
      int at = tableAt + i * entry;
      int name = text + bytes.getInt(at);
      int end = name;
      while (file[end] != 0) {
        end++;
      }
      sections.add(
          new Section(
              bytes.getInt(at + 4),
              wide ? bytes.getLong(at + 8) : bytes.getInt(at + 8),
              offset(at),
              word(at + 20, at + 32),
              Math.max(1, word(at + 32, at + 48)),
              new String(file, name, end - name, StandardCharsets.ISO_8859_1)));
    }
  }

  private int offset(int at) {
    return word(at + 16, at + 24);
  }

  /** Something goes, nothing that stays refers to it, and no loaded section changes its number. */
  private boolean understood(boolean[] gone, int tableAt, int entry) {
    int first = -1;
    for (int i = 0; i < gone.length; i++) {
      Section section = sections.get(i);
      first = first < 0 && gone[i] ? i : first;
      int link = bytes.getInt(tableAt + i * entry + (wide ? 40 : 24));
      if (!gone[i]
          && ((first >= 0 && section.loaded())
              || gone[link]
              || (info(section) && gone[bytes.getInt(tableAt + i * entry + (wide ? 44 : 28))])
              || section.align > LARGEST_ALIGN)) {
        return false;
      }
    }
    return first > 0;
  }

  private static boolean info(Section section) {
    return section.type == REL || section.type == RELA || (section.flags & INFO_LINK) != 0;
  }

  /** Where the part ends that is loaded, or said to be. */
  private int loadedEnd() {
    int end = shortAt(40, 52);
    int table = word(28, 32);
    int entry = shortAt(42, 54);
    int count = shortAt(44, 56);
    end = Math.max(end, table + entry * count);
    for (int i = 0; i < count; i++) {
      int at = table + i * entry;
      int offset = word(at + 4, at + 8);
      end = Math.max(end, Math.addExact(offset, word(at + 16, at + 32)));
    }
    for (Section section : sections) {
      if (section.loaded() && section.type != NOBITS) {
        end = Math.max(end, Math.addExact(section.offset, section.size));
      }
    }
    return end;
  }

  private byte[] write(boolean[] gone, int tableAt, int entry, int names) {
    int loaded = loadedEnd();
    ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
    out.write(file, 0, loaded);
    int[] number = new int[gone.length];
    int[] moved = new int[gone.length];
    int kept = 0;
    for (int i = 0; i < gone.length; i++) {
      Section section = sections.get(i);
      moved[i] = section.offset;
      if (!gone[i]) {
        number[i] = kept++;
        if (section.type != NOBITS && section.type != 0 && section.offset >= loaded) {
          pad(out, section.align);
          moved[i] = out.size();
          out.write(file, section.offset, section.size);
        }
      }
    }
    pad(out, wide ? 8 : 4);
    int newTable = out.size();
    for (int i = 0; i < gone.length; i++) {
      if (!gone[i]) {
        out.write(
            header(tableAt + i * entry, entry, moved[i], number, info(sections.get(i))), 0, entry);
      }
    }
    byte[] result = out.toByteArray();
    ByteBuffer head = ByteBuffer.wrap(result).order(bytes.order());
    if (wide) {
      head.putLong(40, newTable);
    } else {
      head.putInt(32, newTable);
    }
    head.putShort(wide ? 60 : 48, (short) kept);
    head.putShort(wide ? 62 : 50, (short) number[names]);
    return result;
  }

  private byte[] header(int at, int entry, int offset, int[] number, boolean info) {
    byte[] copy = Arrays.copyOfRange(file, at, at + entry);
    ByteBuffer header = ByteBuffer.wrap(copy).order(bytes.order());
    if (wide) {
      header.putLong(24, offset);
    } else {
      header.putInt(16, offset);
    }
    int link = wide ? 40 : 24;
    header.putInt(link, number[header.getInt(link)]);
    if (info) {
      header.putInt(link + 4, number[header.getInt(link + 4)]);
    }
    return copy;
  }

  private static void pad(ByteArrayOutputStream out, int align) {
    while (out.size() % align != 0) {
      out.write(0);
    }
  }
}
