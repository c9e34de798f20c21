package dev.ariabuild.aot.symbol;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What an ELF file says of its symbols. Only headers and notes are read.
 *
 * @param buildId hexadecimal digits of its GNU build id; empty: it has none
 * @param symbols whether it has a symbol table or DWARF, which it does not need to run
 * @see <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">System V ABI</a>
 */
record ElfFile(String buildId, boolean symbols) {
  private static final byte[] MAGIC = {0x7f, 'E', 'L', 'F'};
  private static final int SYMTAB = 2;
  private static final int PROGBITS = 1;
  private static final int NOTE = 7;
  private static final int GNU_BUILD_ID = 3;
  private static final int LARGEST_NOTE = 1 << 16;
  private static final int LARGEST_NAMES = 1 << 20;

  /** Reads a file; empty if it is no ELF file, or a damaged one. */
  static Optional<ElfFile> of(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      ByteBuffer head = read(in, 0, 64);
      for (byte b : MAGIC) {
        if (head.get() != b) {
          return Optional.empty();
        }
      }
      return Optional.of(new Reader(in, head).read());
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static ByteBuffer read(FileChannel in, long offset, int size) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(size);
    while (buffer.hasRemaining()) {
      if (in.read(buffer, offset + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.flip();
  }

  private static final class Reader {
    private final FileChannel in;
    private final ByteBuffer head;
    private final boolean wide;

    private Reader(FileChannel in, ByteBuffer head) {
      this.in = in;
      this.wide = head.get(4) == 2;
      this.head = head.order(head.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }

    /** An address or size. */
    private long word(ByteBuffer buffer, int narrow, int wideOffset) {
      return wide ? buffer.getLong(wideOffset) : buffer.getInt(narrow) & 0xffffffffL;
    }

    private ElfFile read() throws IOException {
      long table = word(head, 32, 40);
      int size = head.getShort(wide ? 58 : 46);
      int count = head.getShort(wide ? 60 : 48) & 0xffff;
      int names = head.getShort(wide ? 62 : 50) & 0xffff;
      ByteBuffer sections = ElfFile.read(in, table, size * count).order(head.order());
      ByteBuffer text = names < count ? section(sections, size * names, LARGEST_NAMES) : head;
      String id = "";
      boolean symbols = false;
      for (int i = 0; i < count; i++) {
        int at = i * size;
        int type = sections.getInt(at + 4);
        symbols |= type == SYMTAB;
        symbols |= type == PROGBITS && name(text, sections.getInt(at)).startsWith(".debug_");
        if (type == NOTE && id.isEmpty()) {
          id = buildId(section(sections, at, LARGEST_NOTE));
        }
      }
      return new ElfFile(id, symbols);
    }

    private ByteBuffer section(ByteBuffer sections, int at, int largest) throws IOException {
      ByteBuffer header = sections.slice(at, sections.limit() - at).order(head.order());
      long offset = word(header, 16, 24);
      long size = Math.min(largest, word(header, 20, 32));
      return ElfFile.read(in, offset, (int) size).order(head.order());
    }

    private static String name(ByteBuffer names, int at) {
      StringBuilder name = new StringBuilder();
      for (int i = at; i < names.limit() && names.get(i) != 0; i++) {
        name.append((char) names.get(i));
      }
      return name.toString();
    }

    private static String buildId(ByteBuffer note) {
      while (note.remaining() >= 12) {
        int nameSize = note.getInt();
        int size = note.getInt();
        int type = note.getInt();
        byte[] name = new byte[(nameSize + 3) & ~3];
        byte[] value = new byte[size];
        note.get(name).get(value);
        note.position(Math.min(note.limit(), note.position() + ((4 - (size & 3)) & 3)));
        if (type == GNU_BUILD_ID
            && new String(name, StandardCharsets.US_ASCII).equals("GNU\0")
            && size > 1) {
          return HexFormat.of().formatHex(value);
        }
      }
      return "";
    }
  }
}
