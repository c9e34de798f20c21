package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A {@link ModuleState} on disk: strings, then numbers, then a checksum. What is damaged, of
 * another version or not there counts as absent.
 */
public final class StateFile {
  private static final int MAGIC = 0x41524953;
  private static final int VERSION = 9;
  private static final int HEAD = 16;

  private StateFile() {}

  /**
   * The state, if there is a whole one.
   *
   * @param classes as the compilation whose state it is left them
   */
  public static Optional<ModuleState> read(Path file, ModuleState.ClassFiles classes) {
    try {
      return Optional.of(decode(Files.readAllBytes(file), classes));
    } catch (IOException | BufferUnderflowException | RangeError absent) {
      return Optional.empty();
    }
  }

  /** Writes it beside its place and moves it there in one step. */
  public static void write(ModuleState state, Path file) throws IOException {
    Path dir = file.toAbsolutePath().getParent();
    if (dir != null) {
      Files.createDirectories(dir);
    }
    Path part = Files.createTempFile(dir, "state", ".part");
    try {
      Files.write(part, encode(state));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Something in it lies out of range. */
  private static final class RangeError extends RuntimeException {
    private static final long serialVersionUID = 1;

    RangeError() {
      super("out of range", null, false, false);
    }
  }

  private static byte[] encode(ModuleState state) {
    Ints numbers = new Ints();
    numbers.add(state.files().size());
    for (FileRecord file : state.files()) {
      numbers.add(file.path());
      numbers.add(file.source());
      file.arrays().forEach(numbers::addAll);
    }
    numbers.add(state.known().size());
    for (ClassRecord type : state.known()) {
      numbers.add(type.name());
      numbers.add(type.file());
      numbers.addAll(type.supertypes());
      numbers.addAll(type.rest());
    }
    state.generation().write(state.pool(), numbers);
    int[] all = numbers.toArray();
    Strings strings = state.pool().strings();
    ByteBuffer out = ByteBuffer.allocate(HEAD + strings.length() + Integer.BYTES * all.length + 8);
    out.putInt(MAGIC).putInt(VERSION).putInt(state.verified() ? 1 : 0).putInt(all.length);
    strings.write(out);
    out.asIntBuffer().put(all);
    out.position(out.position() + 4 * all.length);
    out.putLong(checksum(out.array(), out.position()));
    return out.array();
  }

  private static long checksum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  private static ModuleState decode(byte[] bytes, ModuleState.ClassFiles classFiles) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    if (bytes.length < HEAD + 8 || in.getInt() != MAGIC || in.getInt() != VERSION) {
      throw new RangeError();
    }
    if (in.getLong(bytes.length - 8) != checksum(bytes, bytes.length - 8)) {
      throw new RangeError();
    }
    boolean verified = in.getInt() == 1;
    int numberCount = in.getInt();
    Strings strings = Strings.read(in);
    if (numberCount < 0 || (long) Integer.BYTES * numberCount > in.remaining()) {
      throw new RangeError();
    }
    int[] numbers = new int[numberCount];
    in.asIntBuffer().get(numbers);
    return new Reader(numbers).state(new Pool(strings), verified, classFiles);
  }

  private static final class Reader implements Generation.Numbers {
    private final int[] numbers;
    private int at;

    Reader(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public int next() {
      if (at >= numbers.length) {
        throw new RangeError();
      }
      return numbers[at++];
    }

    @Override
    public int[] array() {
      int length = next();
      if (length < 0 || length > numbers.length - at) {
        throw new RangeError();
      }
      int[] array = new int[length];
      System.arraycopy(numbers, at, array, 0, length);
      at += length;
      return array;
    }

    ModuleState state(Pool pool, boolean verified, ModuleState.ClassFiles classFiles) {
      Map<Integer, FileRecord> files = new LinkedHashMap<>();
      int fileCount = next();
      for (int i = 0; i < fileCount; i++) {
        int path = next();
        int source = next();
        files.put(path, FileRecord.read(path, source, this::array));
      }
      Map<Integer, ClassRecord> classes = new LinkedHashMap<>();
      int classCount = next();
      for (int i = 0; i < classCount; i++) {
        ClassRecord type = new ClassRecord(next(), next(), array(), array());
        classes.put(type.name(), type);
      }
      return new ModuleState(
          pool, files, classes, verified, Generation.read(pool, this), classFiles);
    }
  }
}
