package dev.ariabuild.aot;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Compiles small programs and packs jars, for tests. */
public final class Jars {
  private Jars() {}

  /** Class files by path in a jar, compiled with -g and -parameters for Java 17. */
  public static Map<String, byte[]> compile(Path work, String name, String source)
      throws IOException {
    return compile(work, name, source, "17");
  }

  /** The same for another release of Java. */
  public static Map<String, byte[]> compile(Path work, String name, String source, String release)
      throws IOException {
    Path file = work.resolve("src").resolve(name.replace('.', '/') + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    Path classes = Files.createTempDirectory(work, "classes");
    List<String> arguments =
        List.of(
            "-g",
            "-parameters",
            "-Xlint:-options",
            "--release",
            release,
            "-d",
            classes.toString(),
            file.toString());
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IOException("javac failed on " + name);
    }
    Map<String, byte[]> result = new LinkedHashMap<>();
    try (Stream<Path> walk = Files.walk(classes)) {
      for (Path path : walk.filter(Files::isRegularFile).sorted().toList()) {
        result.put(classes.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return result;
  }

  /** Writes a jar; entries whose name ends with {@code .stored} are not compressed. */
  public static Path pack(Path jar, Map<String, byte[]> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (var entry : new ArrayList<>(entries.entrySet())) {
        ZipEntry head = new ZipEntry(entry.getKey());
        if (entry.getKey().endsWith(".stored")) {
          head.setMethod(ZipEntry.STORED);
          head.setSize(entry.getValue().length);
          java.util.zip.CRC32 crc = new java.util.zip.CRC32();
          crc.update(entry.getValue());
          head.setCrc(crc.getValue());
        }
        zip.putNextEntry(head);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return jar;
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A jar with a manifest that names a main class. */
  public static Path program(Path work, Path jar, String main, String source) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "META-INF/MANIFEST.MF", utf8("Manifest-Version: 1.0\r\nMain-Class: " + main + "\r\n\r\n"));
    entries.putAll(compile(work, main, source));
    return pack(jar, entries);
  }
}
