package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Which class an application starts with: as configured, as the manifest says, or the only one. */
public final class MainClasses {
  private static final int MAIN = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;

  private MainClasses() {}

  /**
   * The main class.
   *
   * @param module {@code groupId:artifactId}, for messages
   * @param jar the application's own
   * @param classPath in which a configured class may lie as well
   * @return empty if nothing names one and the jar has none: then it is a library
   * @throws AotException if the named class is absent, or there are several to choose from
   */
  public static Optional<String> find(
      String module, Path jar, List<Path> classPath, Optional<String> configured)
      throws IOException, AotException {
    Optional<String> named = configured.isPresent() ? configured : ofManifest(jar);
    if (named.isPresent()) {
      for (Path path : classPath) {
        if (holds(path, named.get())) {
          return named;
        }
      }
      throw AotProblem.MAIN_CLASS_ABSENT.with(named.get(), jar.getFileName());
    }
    SortedSet<String> found = candidates(jar);
    if (found.size() > 1) {
      throw AotProblem.MAIN_CLASS_AMBIGUOUS.with(module, found.size(), String.join(", ", found));
    }
    return found.stream().findFirst();
  }

  private static Optional<String> ofManifest(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      @Nullable Manifest manifest = file.getManifest();
      return manifest == null
          ? Optional.empty()
          : Optional.ofNullable(manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS))
              .map(String::strip);
    }
  }

  private static boolean holds(Path jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getEntry(name.replace('.', '/') + ".class") != null;
    }
  }

  private static SortedSet<String> candidates(Path jar) throws IOException {
    SortedSet<String> found = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      Enumeration<JarEntry> entries = file.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (!entry.getName().endsWith(".class") || entry.getName().startsWith("META-INF/")) {
          continue;
        }
        try (InputStream in = file.getInputStream(entry)) {
          if (hasMain(in.readAllBytes())) {
            found.add(entry.getName().replaceFirst("\\.class$", "").replace('/', '.'));
          }
        }
      }
    }
    return found;
  }

  private static boolean hasMain(byte[] classFile) {
    boolean[] found = new boolean[1];
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            found[0] |=
                name.equals("main")
                    && descriptor.equals("([Ljava/lang/String;)V")
                    && (access & MAIN) == MAIN;
            return null;
          }
        };
    try {
      int flags = ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES;
      new ClassReader(classFile).accept(visitor, flags);
    } catch (RuntimeException notAClass) {
      return false;
    }
    return found[0];
  }
}
