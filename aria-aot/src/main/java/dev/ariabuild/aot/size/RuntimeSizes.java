package dev.ariabuild.aot.size;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A linked runtime by module and package, as {@code jimage} lists it, and its other files. */
final class RuntimeSizes {
  private static final int COLUMNS = 4;

  private final Jdk jdk;

  RuntimeSizes(Jdk jdk) {
    this.jdk = jdk;
  }

  Node of(Path runtime) throws IOException, InterruptedException, AotException {
    List<Node> natives = new ArrayList<>();
    List<Node> files = new ArrayList<>();
    List<Node> all = new ArrayList<>();
    for (Path file : Tree.files(runtime)) {
      String name = Tree.name(runtime, file);
      long bytes = Files.isSymbolicLink(file) ? 0 : Files.size(file);
      if (name.equals("lib/modules")) {
        all.add(modules(file, bytes));
      } else if (name.endsWith(".jsa")) {
        all.add(Node.leaf("default class archive", Section.CACHES, bytes));
      } else if (name.matches("bin/.*|.*\\.(so|dylib|dll)|lib/j(exec|spawnhelper)")) {
        natives.add(Node.leaf(name, Section.JDK_NATIVE, bytes));
      } else {
        files.add(Node.leaf(name, Section.JDK_FILES, bytes));
      }
    }
    all.add(Node.of("native code", natives));
    all.add(Node.of("other files", files));
    return Node.of("runtime", all);
  }

  private Node modules(Path image, long bytes)
      throws IOException, InterruptedException, AotException {
    String list = jdk.run("jimage", List.of("list", "--verbose", image.toString()));
    Map<String, Map<String, Long>> modules = parse(list);
    List<Node> nodes = new ArrayList<>();
    modules.forEach(
        (module, packages) -> {
          List<Node> leaves = new ArrayList<>();
          packages.forEach((name, size) -> leaves.add(Node.leaf(name, Section.JDK_MODULES, size)));
          nodes.add(Node.of(module, leaves));
        });
    long listed = nodes.stream().mapToLong(Node::bytes).sum();
    // names and index; where resources share their bytes there may be less than is listed
    nodes.add(Node.leaf("(index)", Section.JDK_MODULES, Math.max(0, bytes - listed)));
    return Node.of("modules", nodes);
  }

  /** Bytes by module and package. */
  static Map<String, Map<String, Long>> parse(String list) {
    Map<String, Map<String, Long>> modules = new TreeMap<>();
    String module = "";
    for (String line : list.split("\n")) {
      if (line.startsWith("Module: ")) {
        module = line.substring("Module: ".length()).strip();
      } else {
        String[] columns = line.strip().split("\\s+", COLUMNS);
        if (!module.isEmpty() && columns.length == COLUMNS && columns[0].matches("\\d+")) {
          long compressed = Long.parseLong(columns[2]);
          long size = compressed == 0 ? Long.parseLong(columns[1]) : compressed;
          int slash = columns[3].lastIndexOf('/');
          String name =
              slash < 0 ? "(no package)" : columns[3].substring(0, slash).replace('/', '.');
          modules.computeIfAbsent(module, key -> new TreeMap<>()).merge(name, size, Long::sum);
        }
      }
    }
    return modules;
  }
}
