package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.Strip;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Strips the native files of a linked runtime. Knows ELF only: on other systems all stay as they
 * are.
 */
public final class NativeStripper {
  private NativeStripper() {}

  /**
   * Strips all ELF files below a folder in place.
   *
   * @param strip {@code NONE}: nothing; {@code DEBUGINFO}: DWARF; {@code SYMBOLS}: symbol tables
   *     too
   */
  public static void strip(Path root, Strip strip) throws IOException {
    if (strip == Strip.NONE) {
      return;
    }
    for (Path file : Tree.files(root)) {
      if (!Files.isSymbolicLink(file) && isElf(file)) {
        Optional<byte[]> stripped =
            ElfStripper.strip(Files.readAllBytes(file), strip == Strip.SYMBOLS);
        if (stripped.isPresent()) {
          replace(file, stripped.get());
        }
      }
    }
  }

  private static boolean isElf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(4);
      return start.length == 4
          && start[0] == 0x7f
          && start[1] == 'E'
          && start[2] == 'L'
          && start[3] == 'F';
    }
  }

  /** A file that may be read only gets the same permissions again. */
  private static void replace(Path file, byte[] content) throws IOException {
    Path work = Files.createTempFile(file.toAbsolutePath().getParent(), ".strip-", "");
    try {
      Files.write(work, content);
      Files.setPosixFilePermissions(work, Files.getPosixFilePermissions(file));
      Files.move(work, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(work);
    }
  }
}
