package dev.ariabuild.engine.execute;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.LayeredCache;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.OutputEntry.Kind;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.EventSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    if (!write) {
      return;
    }
    try {
      pack(moduleDir, key, result);
    } catch (IOException | IllegalArgumentException e) {
      events.emit(new Notice(Notice.Level.DETAIL, "not cached: " + key + ": " + e.getMessage()));
    }
  }

  private void pack(Path moduleDir, ActionKey key, ActionResult result) throws IOException {
    List<OutputEntry> entries = new ArrayList<>();
    List<Boolean> bundled = new ArrayList<>();
    List<LayeredCache.Blob> blobs = new ArrayList<>();
    ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    for (OutputEntry output : result.outputs()) {
      Path file = moduleDir.resolve(output.path());
      boolean regular = output.kind() == Kind.FILE || output.kind() == Kind.EXECUTABLE;
      if (output.size() > largestOutput || bundle.size() > LARGEST_BUNDLE) {
        throw new IOException(output.path() + " is larger than the cache takes");
      }
      if (regular && raw(output)) {
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
          bundle.write(linkTarget(file).getBytes(StandardCharsets.UTF_8));
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
              bundleDigest.get(),
              BlobKind.BUNDLE,
              () -> new ByteArrayInputStream(bytes),
              bytes.length));
    }
    cache.store(key, new ActionResult(entries, bundleDigest, bundled, result.delta()), blobs);
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
            .orElseThrow(
                () -> new IOException(output.path() + " holds the absolute path of this checkout"));
    bundle.write(text);
    return new OutputEntry(output.path(), Kind.TEXT_WITH_PATHS, Digest.of(text), text.length);
  }

  private static boolean raw(OutputEntry output) {
    String extension = output.path().substring(output.path().lastIndexOf('.') + 1);
    return output.size() > LARGEST_BUNDLED || COMPRESSED.contains(extension);
  }

  private static String linkTarget(Path link) throws IOException {
    return Files.readSymbolicLink(link).toString();
  }

  @Override
  public List<OutputEntry> restore(Path moduleDir, Path scratch, ActionKey key, ActionResult result)
      throws IOException {
    Optional<byte[]> bundle = result.bundle().flatMap(cache::bytes);
    if (bundle.isEmpty() && result.bundle().isPresent()) {
      cache.forget(key);
      throw new IOException("the bundle of " + key + " is missing or damaged");
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
        } else if (!cache.copy(output.digest(), unpacking.temporary(output))) {
          throw new IOException(output.path() + " is missing or damaged in the cache");
        }
      }
      return unpacking.putInPlace();
    } catch (IOException | IllegalArgumentException e) {
      cache.forget(key);
      throw e instanceof IOException io ? io : new IOException(e.getMessage(), e);
    }
  }
}
