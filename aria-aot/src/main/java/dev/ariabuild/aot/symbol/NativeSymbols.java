package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Run;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the symbols of native files, as far as these have any, with {@code objcopy} of the GNU or
 * LLVM tools. The native files stay as they are.
 *
 * @param objcopy empty: there is none on this machine
 */
public record NativeSymbols(Optional<Path> objcopy) {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int SHORTEST_ID = 4;

  /** With the {@code objcopy} of a search path. */
  public static NativeSymbols onPath(String path) {
    for (String folder : path.split(File.pathSeparator)) {
      Path tool = Path.of(folder.isEmpty() ? "." : folder).resolve("objcopy");
      if (Files.isExecutable(tool) && !Files.isDirectory(tool)) {
        return new NativeSymbols(Optional.of(tool));
      }
    }
    return new NativeSymbols(Optional.empty());
  }

  /**
   * A native file.
   *
   * @param from the file that has the symbols
   * @param path below the folder that was searched, with {@code /}
   * @param symbols where its symbols belong in a bundle; empty: there are none
   * @param note why there are none
   */
  public record Part(Path from, String path, String buildId, String symbols, String note) {}

  /**
   * All native files in a folder and below, sorted by path.
   *
   * @param originals a folder that may have the same files before they were stripped, at the same
   *     paths
   */
  public List<Part> find(Path root, Path originals) throws IOException {
    List<Part> parts = new ArrayList<>();
    for (Path file : Tree.files(root)) {
      Optional<ElfFile> elf = Files.isSymbolicLink(file) ? Optional.empty() : ElfFile.of(file);
      if (elf.isPresent()) {
        parts.add(part(Tree.name(root, file), file, originals, elf.get()));
      }
    }
    return parts;
  }

  private Part part(String path, Path published, Path originals, ElfFile elf) throws IOException {
    String id = elf.buildId();
    Path original = originals.resolve(path);
    boolean symbols = elf.symbols();
    Path file = published;
    if (!symbols && !id.isEmpty() && Files.isRegularFile(original)) {
      Optional<ElfFile> before = ElfFile.of(original).filter(o -> o.buildId().equals(id));
      symbols = before.map(ElfFile::symbols).orElse(false);
      file = symbols ? original : published;
    }
    if (!symbols) {
      return new Part(file, path, id, "", "its maker left no symbols in it");
    }
    if (id.length() < SHORTEST_ID) {
      return new Part(file, path, id, "", "it has no build id");
    }
    return objcopy.isPresent()
        ? new Part(file, path, id, path(id), "")
        : new Part(file, path, id, "", "there was no objcopy to take its symbols");
  }

  /** Where debuggers look for the symbols of a build id. */
  static String path(String buildId) {
    return ".build-id/" + buildId.substring(0, 2) + "/" + buildId.substring(2) + ".debug";
  }

  /**
   * Writes the symbols of those parts that have some.
   *
   * @param target folder in which each lands at {@link Part#symbols}
   */
  public void extract(List<Part> parts, Path target)
      throws IOException, InterruptedException, AotException {
    for (Part part : parts) {
      Path file = target.resolve(part.symbols);
      if (!part.symbols.isEmpty() && !Files.exists(file)) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        run(target, part.from, file);
      }
    }
  }

  private void run(Path folder, Path file, Path target)
      throws IOException, InterruptedException, AotException {
    List<String> command =
        List.of(
            objcopy.orElseThrow().toString(),
            "--only-keep-debug",
            file.toString(),
            target.toString());
    try (Run run = Run.start(command, folder, Map.of("LC_ALL", "C"))) {
      boolean ended = run.awaitEnd(LIMIT);
      if (!ended || run.exitCode() != 0) {
        throw AotProblem.TOOL_FAILED.with("objcopy", ended ? run.exitCode() : "none", run.output());
      }
    }
  }
}
