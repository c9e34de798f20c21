package dev.ariabuild.cache.remote;

import dev.ariabuild.cache.DiskCache;
import dev.ariabuild.cache.DiskCacheOptions;
import dev.ariabuild.cache.index.DiskLimits;
import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.cache.ActionResult;
import dev.ariabuild.engine.cache.BlobKind;
import dev.ariabuild.engine.cache.LayeredCache;
import dev.ariabuild.engine.cache.MemoryLayer;
import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.cache.ResultLookup.Found;
import dev.ariabuild.engine.config.RemoteCache;
import dev.ariabuild.engine.config.RemoteCache.Login;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.BuildEvent;
import dev.ariabuild.engine.event.BuildEvent.CacheActivity;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.engine.event.BuildEvent.RemoteUse;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A build on some machine: memory, a disk of its own, and the remote cache. */
final class Machine implements AutoCloseable {
  static final Duration TOOK = Duration.ofMinutes(1);

  final List<BuildEvent> events = Collections.synchronizedList(new ArrayList<>());
  final DiskCache disk;
  final RemoteLayer remote;
  final LayeredCache cache;

  private Machine(Path folder, RemoteCache config, Duration allowance) throws Exception {
    disk =
        DiskCache.open(
            folder,
            DiskCacheOptions.of(
                new DiskLimits(1L << 40, Duration.ofDays(30), 0), Set::of, events::add, "1"));
    remote =
        new RemoteLayer(
            new HttpStore(config.address(), config.login(), "aria/1"),
            disk,
            new RemoteOptions(config, allowance, Ticker.SYSTEM, events::add, "1"));
    cache = new LayeredCache(List.of(new MemoryLayer(1 << 20), disk, remote), events::add);
  }

  /** How a machine is set up. */
  record Setup(
      Path folder,
      URI address,
      Login login,
      String scope,
      boolean upload,
      Duration allowance,
      Duration timeout,
      Duration patience,
      int retries,
      long largest,
      List<PublicKey> trusted,
      Optional<PrivateKey> signing) {
    /** Does not upload, trusts digests, and has plenty of time. */
    static Setup of(Path folder, URI address) {
      return new Setup(
          folder,
          address,
          new Login.None(),
          RemoteCache.MAIN,
          false,
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          2,
          1 << 30,
          List.of(),
          Optional.empty());
    }

    Setup uploading() {
      return with(scope, true, allowance, timeout, patience, trusted, signing);
    }

    Setup as(Login login) {
      return new Setup(
          folder, address, login, scope, upload, allowance, timeout, patience, retries, largest,
          trusted, signing);
    }

    Setup in(String scope) {
      return with(scope, upload, allowance, timeout, patience, trusted, signing);
    }

    /** So impatient that tests end soon. */
    Setup hasty() {
      Duration soon = Duration.ofMillis(150);
      return with(scope, upload, soon, timeout, Duration.ZERO, trusted, signing);
    }

    /** May lose so much time. */
    Setup losing(Duration time) {
      return with(scope, upload, time, timeout, patience, trusted, signing);
    }

    Setup timeout(Duration silence) {
      return with(scope, upload, allowance, silence, patience, trusted, signing);
    }

    Setup trusting(PublicKey... keys) {
      return with(scope, upload, allowance, timeout, patience, List.of(keys), signing);
    }

    Setup signing(PrivateKey key) {
      return with(scope, upload, allowance, timeout, patience, trusted, Optional.of(key));
    }

    Setup largest(long bytes) {
      return new Setup(
          folder, address, login, scope, upload, allowance, timeout, patience, retries, bytes,
          trusted, signing);
    }

    private Setup with(
        String scope,
        boolean upload,
        Duration allowance,
        Duration timeout,
        Duration patience,
        List<PublicKey> trusted,
        Optional<PrivateKey> signing) {
      return new Setup(
          folder, address, login, scope, upload, allowance, timeout, patience, retries, largest,
          trusted, signing);
    }

    Machine start() throws Exception {
      return new Machine(
          folder,
          new RemoteCache(
              address, login, scope, upload, true, largest, retries, timeout, patience, trusted,
              signing),
          allowance);
    }
  }

  static ActionKey key(String name) {
    return new ActionKey(Digest.ofUtf8(name));
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

  /** A class in a bundle, and a jar. */
  static ActionResult result(byte[] file, byte[] jar) {
    return new ActionResult(
        List.of(
            new OutputEntry("target/A.class", OutputEntry.Kind.FILE, Digest.of(file), file.length),
            new OutputEntry("target/a.jar", OutputEntry.Kind.FILE, Digest.of(jar), jar.length)),
        Optional.of(Digest.of(file)),
        List.of(true, false),
        new ProjectDelta(Map.of("artifact", List.of("target/a.jar"))));
  }

  /** Executes an action: stores what it made. */
  void make(String name, byte[] file, byte[] jar) {
    make(name, file, jar, TOOK);
  }

  void make(String name, byte[] file, byte[] jar, Duration took) {
    cache.store(
        key(name),
        result(file, jar),
        List.of(
            new LayeredCache.Blob(
                Digest.of(file),
                BlobKind.BUNDLE,
                () -> new ByteArrayInputStream(file),
                file.length),
            new LayeredCache.Blob(
                Digest.of(jar), BlobKind.RAW, () -> new ByteArrayInputStream(jar), jar.length)),
        took);
  }

  Optional<Found> find(String name) {
    return cache.find(key(name));
  }

  long count(CacheActivity.Kind kind) {
    return List.copyOf(events).stream()
        .filter(e -> e instanceof CacheActivity activity && activity.kind() == kind)
        .count();
  }

  /** What people are warned of. */
  List<String> warnings() {
    return List.copyOf(events).stream()
        .filter(e -> e instanceof Notice notice && notice.level() == Notice.Level.WARNING)
        .map(e -> ((Notice) e).text())
        .toList();
  }

  /** What was done in all; known when it is closed. */
  RemoteUse use() {
    return List.copyOf(events).stream()
        .filter(RemoteUse.class::isInstance)
        .map(RemoteUse.class::cast)
        .reduce(RemoteUse.NONE, (a, b) -> b);
  }

  /** Ends the build, so that it is known what was done. */
  void end() {
    cache.close();
  }

  @Override
  public void close() {
    end();
  }
}
