package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * Digest of one member of a class directory or jar by what another compilation can see of it.
 *
 * <p>If all members of an entry keep their digests, whatever is compiled against it by the given
 * {@link AbiReader} gives the same class files, or fails in both cases. What cannot be read with
 * certainty counts with all its bytes. Stateless and thread-safe.
 */
public final class AbiNormaliser implements MemberNormaliser {
  /** Changes whenever any member may get another digest than before. */
  private static final String VERSION = "abi-3";

  private final Normaliser normaliser;
  private final AbiReader reader;

  private AbiNormaliser(Normaliser normaliser, AbiReader reader) {
    this.normaliser = normaliser;
    this.reader = reader;
  }

  /** For the classes that a module itself has compiled. */
  public static AbiNormaliser classes(AbiReader reader) {
    return new AbiNormaliser(Normaliser.ABI, reader);
  }

  /** For the entries of a compile class path or module path. */
  public static AbiNormaliser classpath(AbiReader reader) {
    return new AbiNormaliser(Normaliser.CLASSPATH_ABI, reader);
  }

  @Override
  public Normaliser normaliser() {
    return normaliser;
  }

  @Override
  public String version() {
    return VERSION + ":" + reader.label();
  }

  @Override
  public @Nullable Digest normalise(String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return ClasspathResources.normalise(name, content);
    }
    if (name.endsWith("module-info.class")) {
      return whole(content);
    }
    ClassAbi abi = ClassAbi.read(content, reader);
    return switch (abi.kind()) {
      case UNREACHABLE -> null;
      case OPAQUE -> whole(content);
      case READABLE -> {
        AbiBytes bytes = abi.bytes();
        yield new Hasher().add("abi").addRaw(bytes.array(), 0, bytes.size()).digest();
      }
    };
  }

  /** A member all of whose bytes count. */
  static Digest whole(byte[] content) {
    return new Hasher().add("content").add(content).digest();
  }
}
