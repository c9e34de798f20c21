package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a module as it was last compiled: what every file uses and what every class
 * shows. A class is read when somebody asks what it shows: the edit of a body concerns few. So the
 * class files must stand as that compilation left them, unless it is {@link #complete}. Apart from
 * that it does not change once it is made. Not thread-safe until it is complete.
 */
public final class ModuleState {
  private final Pool pool;
  private final Map<Integer, FileRecord> files;
  private final Map<Integer, ClassRecord> classes;
  private final boolean verified;
  private final Generation generation;
  private final ClassFiles classFiles;

  ModuleState(
      Pool pool,
      Map<Integer, FileRecord> files,
      Map<Integer, ClassRecord> classes,
      boolean verified,
      Generation generation,
      ClassFiles classFiles) {
    this.pool = pool;
    this.files = files;
    this.classes = classes;
    this.verified = verified;
    this.generation = generation;
    this.classFiles = classFiles;
  }

  /** Reads a class file that was made, by internal name. */
  @FunctionalInterface
  public interface ClassFiles {
    /** All its bytes. */
    byte[] read(String name) throws IOException;
  }

  /**
   * The state after a compilation of the whole module.
   *
   * @param uses what every file uses
   * @param sources digest of every source file, by absolute path
   * @param classFiles as that compilation left them
   * @throws IOException if the files of the two are not the same
   */
  public static ModuleState of(
      Collection<FileUses> uses, Map<String, String> sources, ClassFiles classFiles)
      throws IOException {
    ModuleState state =
        new ModuleState(
            new Pool(Strings.NONE),
            new LinkedHashMap<>(),
            new LinkedHashMap<>(),
            false,
            Generation.UNKNOWN,
            classFiles);
    for (FileUses each : uses) {
      FileRecord file = file(state.pool, each, sources);
      state.files.put(file.path(), file);
      for (int name : file.classes()) {
        state.classes.put(name, ClassRecord.unread(name, file.path()));
      }
    }
    if (state.files.size() != sources.size()) {
      throw new IOException(
          state.files.size() + " files were recorded, but there are " + sources.size());
    }
    return state;
  }

  private static FileRecord file(Pool pool, FileUses uses, Map<String, String> sources)
      throws IOException {
    String source = sources.get(uses.file());
    if (source == null) {
      throw new IOException("compiled, but not among the sources: " + uses.file());
    }
    return FileRecord.of(pool, uses, source);
  }

  /**
   * The state after some files were compiled and others deleted.
   *
   * @param made class files that came of it
   */
  ModuleState with(
      Collection<FileUses> compiled,
      Map<String, String> sources,
      Set<String> deleted,
      ClassFiles made,
      boolean nowVerified,
      Generation nowGenerated)
      throws IOException {
    Pool newPool = pool.copy();
    Map<Integer, FileRecord> newFiles = new LinkedHashMap<>(files);
    Map<Integer, ClassRecord> newClasses = new LinkedHashMap<>(classes);
    for (String path : deleted) {
      forget(newFiles, newClasses, pool.find(path));
    }
    for (FileUses uses : compiled) {
      forget(newFiles, newClasses, pool.find(uses.file()));
    }
    for (FileUses uses : compiled) {
      FileRecord file = file(newPool, uses, sources);
      newFiles.put(file.path(), file);
      for (String name : uses.classes()) {
        ClassTable table = ClassTable.of(name, made.read(name));
        ClassRecord record = ClassRecord.of(newPool, table, file.path());
        newClasses.put(record.name(), record);
      }
    }
    return new ModuleState(newPool, newFiles, newClasses, nowVerified, nowGenerated, classFiles);
  }

  /** The same with something else generated. */
  ModuleState with(Generation nowGenerated) {
    return new ModuleState(pool, files, classes, verified, nowGenerated, classFiles);
  }

  /** The same, of which it is known now that the compiler that continues it makes its classes. */
  public ModuleState asVerified() {
    return new ModuleState(pool, files, classes, true, generation, classFiles);
  }

  private static void forget(
      Map<Integer, FileRecord> files, Map<Integer, ClassRecord> classes, int path) {
    FileRecord old = files.remove(path);
    if (old != null) {
      for (int name : old.classes()) {
        classes.remove(name);
      }
    }
  }

  Pool pool() {
    return pool;
  }

  Collection<FileRecord> files() {
    return files.values();
  }

  /** All of them, read. */
  Collection<ClassRecord> classes() {
    return complete().classes.values();
  }

  /** All of them, as far as they are read. */
  Collection<ClassRecord> known() {
    return classes.values();
  }

  /**
   * The same, for which no class file has to stand any more.
   *
   * @throws UncheckedIOException if one cannot be read
   */
  public ModuleState complete() {
    for (Map.Entry<Integer, ClassRecord> type : classes.entrySet()) {
      if (!type.getValue().isRead()) {
        type.setValue(read(type.getValue()));
      }
    }
    return this;
  }

  private ClassRecord read(ClassRecord type) {
    String name = pool.get(type.name());
    try {
      return ClassRecord.of(pool, ClassTable.of(name, classFiles.read(name)), type.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the compiler that continues it was seen to make the same classes as the first one. */
  public boolean verified() {
    return verified;
  }

  /** What annotation processors made. */
  Generation generation() {
    return generation;
  }

  /** Whether class files depend on the order in which a compiler reads names, in whatever file. */
  boolean dependsOnOrder() {
    int order = pool.find(FileUses.ORDER);
    return order >= 0
        && files.values().stream().anyMatch(file -> Arrays.binarySearch(file.types(), order) >= 0);
  }

  Optional<FileRecord> file(String path) {
    return Optional.ofNullable(files.get(pool.find(path)));
  }

  Optional<ClassRecord> find(String name) {
    ClassRecord type = classes.get(pool.find(name));
    if (type != null && !type.isRead()) {
      type = read(type);
      classes.put(type.name(), type);
    }
    return Optional.ofNullable(type);
  }

  /** The file that a class was made from, without a look at the class. */
  Optional<String> fileOf(String name) {
    return Optional.ofNullable(classes.get(pool.find(name))).map(type -> pool.get(type.file()));
  }

  Optional<ClassTable> table(String name) {
    return find(name).map(record -> record.table(pool));
  }

  /** Digests of source files by absolute path. */
  public Map<String, String> sources() {
    Map<String, String> sources = new LinkedHashMap<>();
    for (FileRecord file : files.values()) {
      sources.put(pool.get(file.path()), pool.get(file.source()));
    }
    return sources;
  }

  /** Internal names of the classes made from a file; empty if it is not known. */
  public List<String> classesOf(String path) {
    return file(path).map(file -> pool.get(file.classes())).orElse(List.of());
  }

  /** Internal names of all classes. */
  public List<String> classNames() {
    List<String> names = new ArrayList<>();
    for (int name : classes.keySet()) {
      names.add(pool.get(name));
    }
    return names;
  }
}
