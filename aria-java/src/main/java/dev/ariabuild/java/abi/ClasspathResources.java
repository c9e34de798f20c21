package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * The few members of a class path entry that are not classes and yet reach a compiler.
 *
 * <p>Does not know what an annotation processor looks up through {@code Filer.getResource}.
 */
final class ClasspathResources {
  private static final String MANIFEST = "META-INF/MANIFEST.MF";

  /** The module's name, further entries of the class path, classes per release. */
  private static final List<String> MANIFEST_ATTRIBUTES =
      List.of("Automatic-Module-Name", "Class-Path", "Multi-Release");

  /** javac runs what these name if no processor path is given. */
  private static final List<String> SERVICES =
      List.of(
          "META-INF/services/javax.annotation.processing.Processor",
          "META-INF/services/com.sun.source.util.Plugin");

  /** Interfaces as compilers of other JVM languages store them; javac's own signature files. */
  private static final List<String> INTERFACES = List.of(".kotlin_module", ".tasty", ".sig");

  private ClasspathResources() {}

  /** Null if no compiler reads a member of this name. */
  static @Nullable Digest normalise(String name, byte[] content) {
    if (name.equals(MANIFEST)) {
      return manifest(content);
    }
    if (SERVICES.contains(name) || INTERFACES.stream().anyMatch(name::endsWith)) {
      return AbiNormaliser.whole(content);
    }
    return null;
  }

  /** Null if it says nothing to a compiler, so that it makes no difference whether it is there. */
  private static @Nullable Digest manifest(byte[] content) {
    Attributes attributes;
    try {
      attributes = new Manifest(new ByteArrayInputStream(content)).getMainAttributes();
    } catch (IOException malformed) {
      return AbiNormaliser.whole(content);
    }
    Hasher hasher = new Hasher().add("manifest");
    boolean any = false;
    for (String name : MANIFEST_ATTRIBUTES) {
      String value = attributes.getValue(name);
      if (value != null) {
        hasher.add(name).add(value);
        any = true;
      }
    }
    return any ? hasher.digest() : null;
  }
}
