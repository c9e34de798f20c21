package dev.ariabuild.cache;

import dev.ariabuild.cache.codec.Compression;
import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.cache.folder.CacheUnavailable;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.cache.index.Space;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A cache in a temporary folder, with a clock and a disk size that the test sets. */
final class CacheFixture {
  final Path root;
  final Set<Digest> kept = new HashSet<>();
  final List<BuildEvent> events = Collections.synchronizedList(new ArrayList<>());
  Instant now = Instant.now();
  DiskLimits limits = new DiskLimits(1L << 40, Duration.ofDays(30), 0);
  Space space = new Space(1L << 40, 1L << 41);
  Compression compression = Compression.BEST;
  String version = "1";

  CacheFixture(Path root) {
    this.root = root;
  }

  DiskCache open() throws CacheUnavailable {
    return DiskCache.open(
        root,
        new DiskCacheOptions(
            limits,
            () -> kept,
            events::add,
            () -> now,
            folder -> space,
            Duration.ofSeconds(60),
            compression,
            version));
  }

  CacheFolder folder() throws CacheUnavailable {
    return CacheFolder.open(root);
  }

  Path blobFile(byte[] content) throws IOException {
    return folder().blob(Digest.of(content));
  }

  Path actionFile(ActionKey key) throws IOException {
    return folder().action(key.digest());
  }

  /** Files of the cache that are neither in place nor unpacked libraries. */
  List<Path> leftInTmp() throws IOException {
    try (Stream<Path> files = Files.list(root.resolve("tmp"))) {
      return files.toList();
    }
  }

  void age(Path file, Duration age) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(now.minus(age)));
  }

  String notices() {
    return events.toString();
  }

  static Digest store(DiskCache cache, BlobKind kind, byte[] content) throws IOException {
    Digest digest = Digest.of(content);
    cache.store(digest, kind, () -> new ByteArrayInputStream(content));
    return digest;
  }

  /** The plain bytes; empty if there is no such blob. */
  static Optional<byte[]> read(DiskCache cache, Digest digest) throws IOException {
    Optional<InputStream> blob = cache.open(digest);
    if (blob.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = blob.get()) {
      return Optional.of(in.readAllBytes());
    }
  }

  /** Bytes that compress somewhat, the same for the same seed. */
  static byte[] bytes(int seed, int length) {
    byte[] bytes = new byte[length];
    Random random = new Random(seed);
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (random.nextInt(16) * (i % 3 == 0 ? 1 : 0));
    }
    return bytes;
  }

  static ActionKey key(String name) {
    return new ActionKey(Digest.ofUtf8(name));
  }

  static ActionResult result(String path, byte[] content) {
    return new ActionResult(
        List.of(new OutputEntry(path, OutputEntry.Kind.FILE, Digest.of(content), content.length)),
        Optional.of(Digest.of(content)),
        List.of(true),
        new ProjectDelta(Map.of("artifact", List.of(path))));
  }
}
