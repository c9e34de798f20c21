package dev.ariabuild.java.incremental;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * For {@code benchmarks/javac}: how many files random edits compile. Takes seed, edits, a directory
 * to work in, sources of a library and its class path; prints a line for each run.
 */
public final class OverBuild {
  private OverBuild() {}

  /** Fails on the first class file that differs from plain javac's. */
  public static void main(String[] words) throws IOException {
    long seed = Long.parseLong(words[0]);
    int edits = Integer.parseInt(words[1]);
    Path dir = Path.of(words[2]).toAbsolutePath();
    print("generated sources", Fuzzer.generated(dir.resolve("one"), 1, 6, seed), edits, seed);
    print("generated modules", Fuzzer.generated(dir.resolve("more"), 4, 8, seed), edits, seed);
    List<Path> archives =
        Stream.of(words[4].split(File.pathSeparator))
            .filter(entry -> !entry.isEmpty())
            .map(Path::of)
            .toList();
    Path real = Files.createDirectories(dir.resolve("real"));
    print("library", List.of(Fuzzer.real(real, Path.of(words[3]), archives)), edits, seed);
  }

  private static void print(String what, List<Module> modules, int edits, long seed)
      throws IOException {
    System.out.println(new Fuzzer(modules, seed).run(what, edits).line(what, seed));
  }
}
