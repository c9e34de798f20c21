package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.AbiReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The classes of a module on disk, as its own compiler sees them and as others do. */
final class ClassFolder {
  final Path root;
  private final Path jar;
  private final Path entry;
  private final Set<String> read = new TreeSet<>();
  private boolean inAJar;

  /** In a directory that has room for other files. */
  ClassFolder(Path dir) {
    this.root = dir.resolve("classes");
    this.jar = dir.resolve("classes.jar");
    this.entry = dir.resolve("entry");
  }

  /** Where others find them. */
  Path place() {
    return inAJar ? jar : root;
  }

  /** From now on others find them in an archive. */
  void inAJar() throws IOException {
    inAJar = true;
    pack();
  }

  /** Lets others see what is there now. */
  void pack() throws IOException {
    if (inAJar) {
      Files.deleteIfExists(jar);
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
        for (Map.Entry<String, byte[]> file : new TreeMap<>(new FileTree(root).read()).entrySet()) {
          out.putNextEntry(new ZipEntry(file.getKey()));
          out.write(file.getValue());
        }
      }
    }
  }

  /** What the next build of another module sees of them. */
  EntryTables shown(boolean names) throws IOException {
    AbiReader reader = names ? AbiReader.JAVAC_WITH_NAMES : AbiReader.JAVAC;
    EntryTablesFile.write(EntryTables.read(place(), reader, any -> true), entry);
    return EntryTablesFile.read(entry).orElseThrow();
  }

  Path file(String name) {
    return root.resolve(name + ".class");
  }

  /** Content of a class file, by internal name. */
  byte[] bytes(String name) throws IOException {
    read.add(name);
    return Files.readAllBytes(file(name));
  }

  /** Names of those that were asked for since this was last asked. */
  Set<String> takeRead() {
    Set<String> taken = Set.copyOf(read);
    read.clear();
    return taken;
  }

  void write(Map<String, byte[]> classes) {
    classes.forEach((name, bytes) -> FileTree.write(file(name), bytes));
  }

  void delete(Set<String> names) throws IOException {
    for (String name : names) {
      Files.delete(file(name));
    }
  }
}
