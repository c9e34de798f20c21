package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Tree;
import dev.ariabuild.java.abi.AbiNormaliser;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.abi.ClassTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What one entry of a class path showed to a compiler, class by class and member by member, at one
 * time. Does not know where it lies.
 */
public final class EntryTables {
  private static final String CLASS = ".class";

  private final Pool pool;
  private final SortedMap<String, Digest> members;
  private final Map<String, ClassRecord> classes;

  EntryTables(Pool pool, SortedMap<String, Digest> members, Map<String, ClassRecord> classes) {
    this.pool = pool;
    this.members = members;
    this.classes = classes;
  }

  /**
   * Reads a directory or an archive.
   *
   * @param reader as whom
   * @param visible which members count
   * @throws IOException if it cannot be read, also where it is malformed
   */
  public static EntryTables read(Path entry, AbiReader reader, Predicate<String> visible)
      throws IOException {
    AbiNormaliser normaliser = AbiNormaliser.classpath(reader);
    Pool pool = new Pool(Strings.NONE);
    SortedMap<String, Digest> members = new TreeMap<>();
    Map<String, ClassRecord> classes = new HashMap<>();
    EntryFiles.each(
        entry,
        (name, content) -> {
          Digest digest = visible.test(name) ? normaliser.normalise(name, content) : null;
          if (digest != null) {
            members.put(name, digest);
            if (isClass(name)) {
              ClassTable table = ClassTable.of(className(name), content);
              classes.put(table.name(), ClassRecord.of(pool, table, -1));
            }
          }
        });
    return new EntryTables(pool, members, classes);
  }

  /** The fingerprint of an entry that shows this. */
  public Digest fingerprint() {
    return new Tree(members).digest();
  }

  /** Digest of each member that counts, by name. */
  public SortedMap<String, Digest> members() {
    return members;
  }

  /** Whether a member is a class that can be named, for all releases and with nothing beside it. */
  static boolean isClass(String member) {
    return member.endsWith(CLASS)
        && !member.startsWith("META-INF/")
        && !member.endsWith("module-info.class")
        && !member.endsWith("package-info.class");
  }

  static String className(String member) {
    return member.substring(0, member.length() - CLASS.length());
  }

  Pool pool() {
    return pool;
  }

  Map<String, ClassRecord> classes() {
    return classes;
  }

  @Nullable ClassTable table(String name) {
    return Optional.ofNullable(classes.get(name)).map(record -> record.table(pool)).orElse(null);
  }
}
