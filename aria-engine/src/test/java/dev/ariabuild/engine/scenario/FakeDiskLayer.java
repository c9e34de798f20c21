package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.ActionResultCodec;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.cache.CacheLayer;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.Origin;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A layer with one file a blob and one a result, uncompressed, that can be broken and damaged. It
 * does not look at what it hands out.
 */
public final class FakeDiskLayer implements CacheLayer {
  private final Path blobs;
  private final Path results;
  private final Origin origin;
  private volatile boolean broken;
  private volatile int calls;

  /** Keeps its files below a directory. */
  public FakeDiskLayer(Path dir) throws IOException {
    this(dir, Origin.DISK);
  }

  /** Says that it is another layer. */
  public FakeDiskLayer(Path dir, Origin origin) throws IOException {
    this.origin = origin;
    this.blobs = Files.createDirectories(dir.resolve("blobs"));
    this.results = Files.createDirectories(dir.resolve("results"));
  }

  /** From now on, everything throws; or works again. */
  public void broken(boolean now) {
    broken = now;
  }

  /** How often it was asked for anything. */
  public int calls() {
    return calls;
  }

  /** All blobs that are there, damaged or not. */
  public List<Path> blobs() throws IOException {
    return list(blobs);
  }

  /** All results that are there, damaged or not. */
  public List<Path> results() throws IOException {
    return list(results);
  }

  private static List<Path> list(Path dir) throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(file -> !file.toString().endsWith(".tmp")).sorted().toList();
    }
  }

  /** Where a blob lies, or would. */
  public Path blob(Digest digest) {
    return blobs.resolve(digest.hex());
  }

  /** Where a result lies, or would. */
  public Path result(ActionKey key) {
    return results.resolve(key.digest().hex());
  }

  private void call() throws IOException {
    calls++;
    if (broken) {
      throw new IOException("the disk is gone");
    }
  }

  @Override
  public Origin origin() {
    return origin;
  }

  @Override
  public Optional<InputStream> open(Digest digest) throws IOException {
    call();
    try {
      return Optional.of(Files.newInputStream(blob(digest)));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  @Override
  public void store(Digest digest, BlobKind kind, BlobSource source) throws IOException {
    call();
    byte[] bytes;
    try (InputStream in = source.open()) {
      bytes = in.readAllBytes();
    }
    if (!Digest.of(bytes).equals(digest)) {
      throw new IOException("blob " + digest.hex() + " does not hash to its name");
    }
    write(blob(digest), bytes);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Path temporary = Files.createTempFile(file.getParent(), "new", ".tmp");
    Files.write(temporary, bytes);
    Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void discard(Digest digest) throws IOException {
    call();
    Files.deleteIfExists(blob(digest));
  }

  @Override
  public Optional<ActionResult> find(ActionKey key) throws IOException {
    call();
    try (DataInputStream in = new DataInputStream(Files.newInputStream(result(key)))) {
      return Optional.of(ActionResultCodec.read(in));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (IOException damaged) {
      Files.deleteIfExists(result(key));
      return Optional.empty();
    }
  }

  @Override
  public void record(ActionKey key, ActionResult result) throws IOException {
    call();
    Path temporary = Files.createTempFile(results, "new", ".tmp");
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(temporary))) {
      ActionResultCodec.write(out, result);
    }
    Files.move(temporary, result(key), StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void forget(ActionKey key) throws IOException {
    call();
    Files.deleteIfExists(result(key));
  }

  @Override
  public void close() {}
}
