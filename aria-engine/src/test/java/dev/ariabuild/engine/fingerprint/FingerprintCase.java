package dev.ariabuild.engine.fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.file.FileStore;
import dev.ariabuild.engine.file.StatCache;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.io.TempDir;

/** A folder with files and jars, and readers that are fakes. */
abstract class FingerprintCase {
  @TempDir Path dir;

  /** What the fakes were asked to read. */
  final ConcurrentLinkedQueue<String> read = new ConcurrentLinkedQueue<>();

  MemoStore memo = MemoStore.inMemory();

  interface Edit {
    void run() throws IOException;
  }

  Edit duringRead = () -> {};

  Tree tree(String name) {
    return fingerprinter().tree(dir.resolve(name), member -> true);
  }

  EntryPrint abi(String name) {
    return fingerprinter().classPathAbi(dir.resolve(name)).orElseThrow();
  }

  EntryPrint runtime(String name) {
    return fingerprinter().runtime(dir.resolve(name)).orElseThrow();
  }

  Fingerprinter fingerprinter() {
    return fingerprinter("1");
  }

  /** Each call is a new session: only the memo is shared. */
  Fingerprinter fingerprinter(String version) {
    return new Fingerprinter(
        new FileStore(StatCache.inMemory()),
        new Fake(Normaliser.SOURCE, version, " //"),
        new Fake(Normaliser.ABI, version, "|"),
        memo);
  }

  /** Counts what stands before a mark; text files and manifests do not count. */
  final class Fake implements MemberNormaliser {
    private final Normaliser normaliser;
    private final String version;
    private final String mark;

    Fake(Normaliser normaliser, String version, String mark) {
      this.normaliser = normaliser;
      this.version = version;
      this.mark = mark;
    }

    @Override
    public Normaliser normaliser() {
      return normaliser;
    }

    @Override
    public String version() {
      return version;
    }

    @Override
    public Digest normalise(String name, byte[] content) {
      read.add(name);
      try {
        duringRead.run();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      String text = new String(content, UTF_8);
      if (text.startsWith("fail")) {
        throw new IllegalArgumentException("bad class");
      }
      int end = text.indexOf(mark);
      boolean counts = name.endsWith(".class") || name.endsWith(".java");
      return counts ? Digest.ofUtf8(end < 0 ? text : text.substring(0, end)) : null;
    }
  }

  Path write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, UTF_8);
  }

  void jar(String name, Map<String, String> members) throws IOException {
    try (OutputStream out = Files.newOutputStream(dir.resolve(name));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a-directory/"));
      for (Map.Entry<String, String> member : new TreeMap<>(members).entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue().getBytes(UTF_8));
      }
    }
  }
}
