package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import org.jspecify.annotations.Nullable;

/**
 * Of each class file its name and the version of its format: what a check needs that no dependency
 * asks for a newer JVM. Stateless and thread-safe. What is no class file counts with all its bytes.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html#jvms-4.1">JVMS
 *     4.1</a>
 */
public final class ClassVersions implements MemberNormaliser {
  private static final int MAGIC = 4;
  private static final int HEADER = 8;

  @Override
  public Normaliser normaliser() {
    return Normaliser.CLASS_VERSIONS;
  }

  @Override
  public String version() {
    return "1";
  }

  @Override
  public @Nullable Digest normalise(String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return null;
    }
    boolean classFile =
        content.length > HEADER
            && content[0] == (byte) 0xCA
            && content[1] == (byte) 0xFE
            && content[2] == (byte) 0xBA
            && content[3] == (byte) 0xBE;
    return classFile
        ? new Hasher().addRaw(content, MAGIC, HEADER - MAGIC).digest()
        : AbiNormaliser.whole(content);
  }
}
