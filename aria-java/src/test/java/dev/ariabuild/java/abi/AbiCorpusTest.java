package dev.ariabuild.java.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.Blake3;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/** Real class files: those of the libraries that the tests run on. */
class AbiCorpusTest {
  @Test
  void aClassWithoutBodiesAndDebugInfoHasTheSameDigest() throws Exception {
    AbiNormaliser normaliser = AbiNormaliser.classpath(AbiReader.JAVAC);
    int classes = 0;
    int reachable = 0;
    for (Class<?> library : List.of(ClassReader.class, Blake3.class, Test.class)) {
      try (ZipFile jar = new ZipFile(jarOf(library).toFile())) {
        for (ZipEntry entry : Collections.list(jar.entries())) {
          String name = entry.getName();
          if (name.endsWith(".class") && !isOpaque(name)) {
            byte[] full = content(jar, entry);
            assertEquals(
                normaliser.normalise(name, full), normaliser.normalise(name, stripped(full)), name);
            classes++;
            reachable += normaliser.normalise(name, full) == null ? 0 : 1;
          }
        }
      }
    }
    assertTrue(classes > 300 && reachable > 200, classes + " classes, " + reachable + " reachable");
  }

  /** Module descriptors, and the few classes that JUnit has in Kotlin. */
  private static boolean isOpaque(String name) {
    return name.endsWith("module-info.class") || name.contains("Kt");
  }

  private static byte[] stripped(byte[] full) {
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(full).accept(writer, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    return writer.toByteArray();
  }

  private static Path jarOf(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static byte[] content(ZipFile jar, ZipEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
