package dev.ariabuild.aot.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Classes that more than one jar of a class path has: the JVM takes the first. */
final class Duplicates {
  private Duplicates() {}

  /** One line that names the first of them and their number; empty if there are none. */
  static Optional<String> note(Iterable<JarSource> jars) throws IOException {
    Map<String, String> first = new HashMap<>();
    String example = "";
    int count = 0;
    for (JarSource jar : jars) {
      for (String name : classes(jar.file())) {
        @Nullable String before = first.putIfAbsent(name, jar.name());
        if (before != null && !before.equals(jar.name())) {
          if (count == 0) {
            String binary = name.substring(0, name.length() - ".class".length()).replace('/', '.');
            example = "%s is in %s and in %s".formatted(binary, before, jar.name());
          }
          count++;
        }
      }
    }
    if (count == 0) {
      return Optional.empty();
    }
    String more = count == 1 ? "" : ", and %d more are in several".formatted(count - 1);
    return Optional.of("the class " + example + more + "; the first one is used");
  }

  private static Iterable<String> classes(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
          .filter(name -> !name.startsWith("META-INF/") && !name.endsWith("package-info.class"))
          .distinct()
          .toList();
    } catch (java.util.zip.ZipException noJar) {
      return java.util.List.of(); // stripping says so
    }
  }
}
