package dev.ariabuild.java.effect;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Facts of class path entries, kept by the content of what they are of: an archive that did not
 * change is not opened again, nor a class file of a folder read again. What is kept and was not
 * asked for is removed at the end.
 */
public final class FactsStore {
  private static final String CLASS = ".class";
  private static final String MODULE_INFO = "module-info.class";

  private final Path dir;
  private final StatCache stats;
  private final FileStore files;
  private final Consumer<String> listener;
  private final Set<String> used = new HashSet<>();

  /**
   * A store in a folder, which need not be there.
   *
   * @param listener is told each archive and class file that is read
   */
  public FactsStore(Path dir, Consumer<String> listener) {
    this.dir = dir;
    this.listener = listener;
    this.stats = StatCache.open(dir.resolve("stats"));
    this.files = new FileStore(stats);
  }

  /**
   * Facts of the classes in an archive or folder; of an archive of several releases those for this
   * JVM. Damaged class files are left out.
   *
   * @return empty if there is nothing
   */
  public List<Facts> of(Path entry) throws IOException {
    Path absolute = entry.toAbsolutePath().normalize();
    if (Files.isDirectory(absolute)) {
      return ofFolder(absolute);
    }
    Optional<Digest> digest = files.digest(absolute);
    if (digest.isEmpty()) {
      return List.of();
    }
    Path kept = kept(digest.get().hex());
    Optional<List<Facts>> known = FactsFile.read(kept);
    if (known.isPresent()) {
      return known.get();
    }
    listener.accept(String.valueOf(absolute.getFileName()));
    List<Facts> facts = ofArchive(absolute);
    FactsFile.write(kept, facts);
    return facts;
  }

  /**
   * Notes what was read, and removes what nobody asked for.
   *
   * @throws IOException if that cannot be done; then some is read again
   */
  public void close() throws IOException {
    Files.createDirectories(dir);
    stats.save();
    Path entries = dir.resolve("entries");
    if (Files.isDirectory(entries)) {
      try (Stream<Path> all = Files.list(entries)) {
        for (Path file : all.toList()) {
          if (!used.contains(String.valueOf(file.getFileName()))) {
            Files.deleteIfExists(file);
          }
        }
      }
    }
  }

  private Path kept(String name) {
    String key = name + "-" + Runtime.version().feature();
    used.add(key);
    return dir.resolve("entries").resolve(key);
  }

  private static List<Facts> ofArchive(Path jar) throws IOException {
    Map<String, Facts> facts = new TreeMap<>();
    try (JarFile archive = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
      for (JarEntry entry : archive.versionedStream().toList()) {
        if (entry.getName().endsWith(CLASS) && !entry.getName().endsWith(MODULE_INFO)) {
          try (InputStream in = archive.getInputStream(entry)) {
            read(in.readAllBytes()).ifPresent(read -> facts.put(read.name(), read));
          }
        }
      }
    }
    return List.copyOf(facts.values());
  }

  private static Optional<Facts> read(byte[] classFile) {
    try {
      return Optional.of(Facts.of(classFile));
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /** Facts of the same digest were kept under the name of the class. */
  private List<Facts> ofFolder(Path folder) throws IOException {
    List<Path> classes;
    try (Stream<Path> all = Files.walk(folder)) {
      classes =
          all.filter(file -> file.toString().endsWith(CLASS))
              .filter(file -> !file.endsWith(MODULE_INFO))
              .sorted()
              .toList();
    }
    String name = new Hasher().add(folder.toString()).digest().hex();
    Path kept = kept(name);
    Path digests = kept(name + "-of");
    Map<String, Facts> known = new HashMap<>();
    FactsFile.read(kept).orElse(List.of()).forEach(facts -> known.put(facts.name(), facts));
    Map<String, String> before = new HashMap<>();
    if (Files.exists(digests)) {
      for (String line : Files.readAllLines(digests)) {
        int blank = line.indexOf(' ');
        before.put(line.substring(blank + 1), line.substring(0, Math.max(0, blank)));
      }
    }
    List<Facts> facts = new ArrayList<>();
    StringBuilder lines = new StringBuilder();
    boolean changed = false;
    for (Path file : classes) {
      String path = folder.relativize(file).toString().replace('\\', '/');
      String digest = files.digest(file).map(Digest::hex).orElse("");
      Facts last = known.get(path.substring(0, path.length() - CLASS.length()));
      if (last == null || digest.isEmpty() || !digest.equals(before.get(path))) {
        listener.accept(path);
        changed = true;
        last = read(Files.readAllBytes(file)).orElse(null);
      }
      if (last != null) {
        facts.add(last);
        lines.append(digest).append(' ').append(path).append('\n');
      }
    }
    if (changed || facts.size() != known.size()) {
      FactsFile.write(kept, facts);
      Files.writeString(digests, lines);
    }
    return facts;
  }
}
