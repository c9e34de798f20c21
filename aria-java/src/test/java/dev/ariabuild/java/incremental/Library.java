package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.java.abi.AbiReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.tools.ToolProvider;

/** A library of one class on the class path of a module with annotation processors. */
final class Library {
  final Path root;
  private Optional<EntryTables> seen = Optional.empty();

  Library(Path root) {
    this.root = root;
  }

  /** Puts another class in the place of the one it has, if any. */
  void replace(String name, String text) throws IOException {
    new FileTree(root).wipe();
    Path file = root.resolveSibling(name + ".java");
    Files.writeString(file, text);
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", root.toString(), file.toString()));
    Files.delete(file);
  }

  Upstream upstream() throws IOException {
    if (!Files.exists(root)) {
      return new Upstream(List.of(), false);
    }
    EntryTables now = shown();
    Upstream.Entry entry =
        seen.isEmpty() || seen.get().fingerprint().equals(now.fingerprint())
            ? Upstream.Entry.unchanged("library", root)
            : new Upstream.Entry("library", root, seen.get(), now);
    return new Upstream(List.of(entry), false);
  }

  /** From now on what it shows is what it showed. */
  void see() throws IOException {
    if (Files.exists(root)) {
      seen = Optional.of(shown());
    }
  }

  private EntryTables shown() throws IOException {
    return EntryTables.read(root, AbiReader.PROCESSORS, any -> true);
  }
}
