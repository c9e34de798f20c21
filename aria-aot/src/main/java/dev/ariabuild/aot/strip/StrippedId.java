package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.symbol.BuildId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Which build the classes of a stripped jar name. */
public final class StrippedId {
  private StrippedId() {}

  /** The build that the first of the classes names; empty: none of them does. */
  public static Optional<BuildId> of(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            String source = source(in.readAllBytes());
            if (BuildId.isSourceFile(source)) {
              return Optional.of(new BuildId(source.substring(BuildId.PREFIX.length())));
            }
          }
        }
      }
      return Optional.empty();
    }
  }

  private static String source(byte[] classFile) {
    String[] found = {""};
    try {
      new ClassReader(classFile)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public void visitSource(@Nullable String file, @Nullable String debug) {
                  found[0] = file == null ? "" : file;
                }
              },
              ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
    } catch (RuntimeException noClass) {
      return "";
    }
    return found[0];
  }
}
