package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * Everything of a class path entry but the bodies of its methods: of classes what a processor could
 * see of them, of all other members every byte. For tools that look dependencies up and copy
 * nothing out of them, such as those that write manifests. Stateless and thread-safe.
 */
public final class ClassShapes implements MemberNormaliser {
  private final AbiNormaliser classes = AbiNormaliser.classpath(AbiReader.PROCESSORS);

  @Override
  public Normaliser normaliser() {
    return Normaliser.SHAPES;
  }

  @Override
  public String version() {
    return "1 " + classes.version();
  }

  @Override
  public @Nullable Digest normalise(String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return AbiNormaliser.whole(content);
    }
    Digest abi = classes.normalise(name, content);
    // a class that nobody can name still is a member of its package
    return abi == null ? Digest.ofUtf8("there") : abi;
  }
}
