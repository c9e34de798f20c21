package dev.ariabuild.aot.lift;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Superclasses and interfaces of all classes of a class path and of a JDK, read when asked for. */
final class Hierarchy implements AutoCloseable {
  private static final String OBJECT = "java/lang/Object";

  private final List<ZipFile> jars = new ArrayList<>();
  private final FileSystem jdk;
  private final Map<String, Optional<Kind>> known = new HashMap<>();

  /** What a class says of itself. */
  private record Kind(boolean isInterface, String superclass) {}

  /** A class that is needed is neither on the class path nor in the JDK. */
  static final class UnknownClass extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownClass(String name) {
      super(name);
    }
  }

  Hierarchy(List<Path> classPath, Path jdkHome) throws IOException {
    for (Path jar : classPath) {
      jars.add(new ZipFile(jar.toFile()));
    }
    jdk = FileSystems.newFileSystem(URI.create("jrt:/"), Map.of("java.home", jdkHome.toString()));
  }

  /** The nearest class that both extend; Object for interfaces, as the verifier sees it. */
  String common(String one, String other) {
    if (one.equals(other)) {
      return one;
    }
    if (kind(one).isInterface() || kind(other).isInterface()) {
      return OBJECT;
    }
    Set<String> above = new LinkedHashSet<>();
    for (String at = one; !at.isEmpty() && above.add(at); at = kind(at).superclass()) {}
    Set<String> seen = new LinkedHashSet<>();
    for (String at = other; !at.isEmpty() && seen.add(at); at = kind(at).superclass()) {
      if (above.contains(at)) {
        return at;
      }
    }
    return OBJECT;
  }

  private Kind kind(String name) {
    Optional<Kind> kind = known.get(name);
    if (kind == null) {
      try {
        kind = read(name);
      } catch (IOException e) {
        throw new UnknownClass(name);
      }
      known.put(name, kind);
    }
    return kind.orElseThrow(() -> new UnknownClass(name));
  }

  private Optional<Kind> read(String name) throws IOException {
    Optional<Path> ofJdk = inJdk(name);
    if (ofJdk.isPresent()) {
      return Optional.of(of(Files.readAllBytes(ofJdk.get())));
    }
    for (ZipFile jar : jars) {
      ZipEntry entry = jar.getEntry(name + ".class");
      if (entry != null) {
        try (InputStream in = jar.getInputStream(entry)) {
          return Optional.of(of(in.readAllBytes()));
        }
      }
    }
    return Optional.empty();
  }

  /** The JDK's file; several modules may have packages that begin alike. */
  private Optional<Path> inJdk(String name) throws IOException {
    int slash = name.lastIndexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    Path owners = jdk.getPath("/packages", name.substring(0, slash).replace('/', '.'));
    if (!Files.isDirectory(owners)) {
      return Optional.empty();
    }
    try (Stream<Path> modules = Files.list(owners)) {
      return modules
          .map(owner -> jdk.getPath("/modules", owner.getFileName().toString(), name + ".class"))
          .filter(Files::isRegularFile)
          .findFirst();
    }
  }

  private static Kind of(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    String superclass = reader.getSuperName();
    return new Kind(
        (reader.getAccess() & Opcodes.ACC_INTERFACE) != 0, superclass == null ? "" : superclass);
  }

  @Override
  public void close() throws IOException {
    for (ZipFile jar : jars) {
      jar.close();
    }
    jdk.close();
  }
}
