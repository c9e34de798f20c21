package dev.ariabuild.aot.size;

import dev.ariabuild.aot.classfile.DebugFree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A jar by package and section. Bytes are those on disk: of a compressed class, its debug
 * attributes get their share of the compressed size.
 */
final class JarSizes {
  private static final String NO_PACKAGE = "(no package)";

  private JarSizes() {}

  static Node of(Path jar, String label) throws IOException {
    Map<String, Map<Section, Long>> packages = new TreeMap<>();
    long entries = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> all = zip.entries();
      while (all.hasMoreElements()) {
        ZipEntry entry = all.nextElement();
        long stored = Math.max(0, entry.getCompressedSize());
        entries += stored;
        if (entry.isDirectory()) {
          continue;
        }
        Map<Section, Long> sums =
            packages.computeIfAbsent(
                packageOf(entry.getName()), name -> new EnumMap<>(Section.class));
        if (entry.getName().endsWith(".class")) {
          long debug = debug(zip, entry, stored);
          sums.merge(Section.DEBUG, debug, Long::sum);
          sums.merge(Section.CLASSES, stored - debug, Long::sum);
        } else {
          sums.merge(Section.RESOURCES, stored, Long::sum);
        }
      }
    }
    List<Node> nodes = new ArrayList<>();
    packages.forEach(
        (name, sums) -> {
          List<Node> leaves = new ArrayList<>();
          sums.forEach((section, bytes) -> leaves.add(Node.leaf(section.text(), section, bytes)));
          nodes.add(Node.of(name, leaves));
        });
    nodes.add(Node.leaf("(headers of the jar)", Section.JAR_HEADERS, Files.size(jar) - entries));
    return Node.of(label, nodes);
  }

  private static long debug(ZipFile zip, ZipEntry entry, long stored) throws IOException {
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readAllBytes();
    }
    try {
      return content.length == 0 ? 0 : stored * DebugFree.debugBytes(content) / content.length;
    } catch (RuntimeException tooNewOrNoClass) {
      return 0;
    }
  }

  private static String packageOf(String entry) {
    String path = entry.replaceFirst("^META-INF/versions/\\d+/", "");
    int slash = path.lastIndexOf('/');
    return slash < 0 ? NO_PACKAGE : path.substring(0, slash).replace('/', '.');
  }
}
