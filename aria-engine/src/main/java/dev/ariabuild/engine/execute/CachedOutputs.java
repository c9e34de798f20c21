package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.BlobSource;
import dev.ariabuild.engine.cache.LayeredCache;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.cache.OutputPaths;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Packs outputs for the cache and unpacks them: small files into one bundle, archives and large
 * files each as a raw blob, text that names the checkout with tokens in place of paths.
 */
public final class CachedOutputs implements Outputs {
  private static final long LARGEST_BUNDLED = 4L << 20;
  private static final long LARGEST_BUNDLE = 256L << 20;
  private static final Set<String> COMPRESSED =
      Set.of("jar", "war", "ear", "zip", "gz", "xz", "zst", "bz2", "png", "jpg", "aot", "jsa");

  private final LayeredCache cache;
  private final Locations locations;
  private final long largestOutput;
  private final boolean write;
  private final EventSink events;

  /**
   * For one module.
   *
   * @param locations this checkout's places
   * @param largestOutput results with a larger file than this many bytes are not kept
   * @param write whether anything may be kept
   */
  public CachedOutputs(
      LayeredCache cache,
      Locations locations,
      long largestOutput,
      boolean write,
      EventSink events) {
    this.write = write;
    this.cache = cache;
    this.locations = locations;
    this.largestOutput = largestOutput;
    this.events = events;
  }

  @Override
  public void store(Path moduleDir, ActionKey key, ActionResult result) {
    store(moduleDir, key, result, Duration.ZERO);
  }

  @Override
  public void store(Path moduleDir, ActionKey key, ActionResult result, Duration took) {
    if (!write) {
      return;
    }
    try {
      pack(moduleDir, key, result, took);
    } catch (IOException | IllegalArgumentException e) {
      events.emit(new Notice(Notice.Level.DETAIL, "not cached: " + key + ": " + e.getMessage()));
    }
  }

  private void pack(Path moduleDir, ActionKey key, ActionResult result, Duration took)
      throws IOException {
    OutputPaths.checkPortable(result.outputs());
    List<OutputEntry> entries = new ArrayList<>();
    List<Boolean> bundled = new ArrayList<>();
    List<LayeredCache.Blob> blobs = new ArrayList<>();
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (OutputEntry output : result.outputs()) {
      Path file = moduleDir.resolve(output.path());
      boolean regular = output.kind().isRegularFile();
      if (output.size() > largestOutput || bundle.size() > LARGEST_BUNDLE) {
        throw new IOException(output.path() + " is larger than the cache takes");
      }
      if (regular && raw(output)) {
        if (!COMPRESSED.contains(extension(output))) {
          checkNoLocation(output, file);
        }
        entries.add(output);
        bundled.add(false);
        blobs.add(
            new LayeredCache.Blob(
                output.digest(), BlobKind.RAW, () -> Files.newInputStream(file), output.size()));
      } else if (regular) {
        OutputEntry kept = addToBundle(bundle, output, Files.readAllBytes(file));
        entries.add(kept);
        bundled.add(true);
      } else {
        if (output.kind() == Kind.SYMLINK) {
          String target = linkTarget(file);
          if (!OutputLinks.staysInside(output.path(), target)) {
            throw new IOException(output.path() + " is a link that leaves the module");
          }
          bundle.write(target.getBytes(StandardCharsets.UTF_8));
        }
        entries.add(output);
        bundled.add(output.kind() == Kind.SYMLINK);
      }
    }
    Optional<Digest> bundleDigest = Optional.empty();
    if (bundled.contains(true)) {
      byte[] bytes = bundle.toByteArray();
      bundleDigest = Optional.of(Digest.of(bytes));
      blobs.add(
          new LayeredCache.Blob(
              bundleDigest.get(), BlobKind.BUNDLE, BlobSource.ofDigested(bytes), bytes.length));
    }
    cache.store(key, new ActionResult(entries, bundleDigest, bundled, result.delta()), blobs, took);
  }

  private OutputEntry addToBundle(ByteArrayOutputStream bundle, OutputEntry output, byte[] bytes)
      throws IOException {
    if (!Digest.of(bytes).equals(output.digest())) {
      throw new IOException(output.path() + " changed while it was being stored");
    }
    if (!locations.occurIn(bytes)) {
      bundle.write(bytes);
      return output;
    }
    byte[] text =
        locations
            .abstracted(bytes)
            .filter(t -> output.kind() == Kind.FILE)
            .orElseThrow(() -> namesCheckout(output));
    bundle.write(text);
    return new OutputEntry(output.path(), Kind.TEXT_WITH_PATHS, Digest.of(text), text.length);
  }

  private void checkNoLocation(OutputEntry output, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (locations.occurIn(in)) {
        throw namesCheckout(output);
      }
    }
  }

  private static IOException namesCheckout(OutputEntry output) {
    return new IOException(output.path() + " holds the absolute path of this checkout");
  }

  private static boolean raw(OutputEntry output) {
    return output.size() > LARGEST_BUNDLED || COMPRESSED.contains(extension(output));
  }

  private static String extension(OutputEntry output) {
    return output.path().substring(output.path().lastIndexOf('.') + 1);
  }

  private static String linkTarget(Path link) throws IOException {
    return Files.readSymbolicLink(link).toString();
  }

  @Override
  public List<OutputEntry> restore(Path moduleDir, Path scratch, ActionKey key, ActionResult result)
      throws IOException {
    try {
      OutputPaths.checkPortable(result.outputs());
      return unpack(moduleDir, scratch, result);
    } catch (Unpacking.Damaged e) {
      cache.forget(key);
      throw e;
    } catch (IllegalArgumentException e) {
      cache.forget(key);
      throw new IOException(e.getMessage(), e);
    }
  }

  private List<OutputEntry> unpack(Path moduleDir, Path scratch, ActionResult result)
      throws IOException {
    Optional<byte[]> bundle = result.bundle().flatMap(cache::bytes);
    if (bundle.isEmpty() && result.bundle().isPresent()) {
      throw new Unpacking.Damaged("its bundle is missing or damaged in the cache");
    }
    try (Unpacking unpacking = new Unpacking(moduleDir, scratch, locations)) {
      int offset = 0;
      byte[] bytes = bundle.orElseGet(() -> new byte[0]);
      for (int i = 0; i < result.outputs().size(); i++) {
        OutputEntry output = result.outputs().get(i);
        if (result.bundled().get(i)) {
          unpacking.add(output, bytes, offset);
          offset += (int) output.size();
        } else if (output.kind() == Kind.EMPTY_DIRECTORY) {
          unpacking.add(output, new byte[0], 0);
        } else {
          unpacking.add(output, file -> cache.copy(output.digest(), file));
        }
      }
      return unpacking.putInPlace();
    }
  }
}
