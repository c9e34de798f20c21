package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lists of maven-compiler-plugin, foretold before the files are there. */
class StatusFilesTest {
  @TempDir Path dir;

  private final Random random = new Random(7);

  /** What the plugin writes when the files are there. */
  private static List<String> byThePlugin(Path out, Set<String> made) {
    List<String> scanned = new ArrayList<>();
    scan(out.toFile(), "", scanned);
    Set<String> order = new HashSet<>(scanned.size());
    Collections.addAll(order, scanned.toArray(String[]::new));
    List<String> created = new ArrayList<>(order);
    created.retainAll(made);
    return created;
  }

  private static void scan(File dir, String prefix, List<String> found) {
    for (String name : dir.list()) {
      File file = new File(dir, name);
      if (file.isDirectory()) {
        scan(file, prefix + name + File.separator, found);
      } else {
        found.add(prefix + name);
      }
    }
  }

  private Set<String> names(int count) {
    Set<String> names = new TreeSet<>();
    while (names.size() < count) {
      String folder = "p" + random.nextInt(4) + File.separator;
      names.add((random.nextInt(4) == 0 ? "" : folder) + "C" + random.nextInt(1000) + ".class");
    }
    return names;
  }

  private static void make(Path out, Set<String> names) throws IOException {
    for (String name : names) {
      Path file = out.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  @Test
  void theListOfNewAndOldFilesIsThatOfACleanBuild() throws IOException {
    int foretold = 0;
    for (int round = 0; round < 40; round++) {
      Path out = Files.createDirectory(dir.resolve("out" + round));
      Set<String> made = names(2 + random.nextInt(40));
      Set<String> earlier = new TreeSet<>(Set.of("p1" + File.separator + "resource.txt"));
      Set<String> old = new TreeSet<>(made);
      old.removeIf(name -> random.nextInt(3) == 0);
      make(out, old);
      make(out, earlier);
      make(out, Set.of("META-INF" + File.separator + "Later.class", "Gone.class"));
      ListingOrder order = new ListingOrder(dir.resolve("corner"));
      Optional<byte[]> created =
          StatusFiles.created(
              out, made, path -> earlier.contains(out.relativize(path).toString()), order);
      assertFalse(Files.exists(dir.resolve("corner")));

      Path clean = Files.createDirectory(dir.resolve("clean" + round));
      make(clean, earlier);
      make(clean, made);
      if (created.isPresent()) {
        foretold++;
        assertEquals(
            byThePlugin(clean, made),
            new String(created.get(), StandardCharsets.UTF_8).lines().toList());
      }
    }
    boolean byName = new ListingOrder(dir.resolve("corner")).followsNames();
    assertTrue(!byName || foretold == 40, "all, where the file system orders by name");
  }

  @Test
  void whatDependsOnAnUnknownOrderIsNotGuessed() throws IOException {
    ListingOrder unknown =
        new ListingOrder(dir.resolve("corner")) {
          @Override
          boolean followsNames() {
            return false;
          }
        };
    Path out = Files.createDirectory(dir.resolve("out"));
    // "Aa" and "BB" have one hash
    assertTrue(
        StatusFiles.created(out, Set.of("Aa.class", "BB.class"), path -> false, unknown).isEmpty());
    assertEquals(
        "A.class\n",
        StatusFiles.created(out, Set.of("A.class"), path -> false, unknown)
            .map(bytes -> new String(bytes, StandardCharsets.UTF_8).replace("\r", ""))
            .orElseThrow());
  }
}
