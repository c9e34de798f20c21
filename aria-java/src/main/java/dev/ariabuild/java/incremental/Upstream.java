package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The class path of a module: what it shows now, and what it showed to the last compilation. For
 * one thread and one compilation.
 */
public final class Upstream implements AutoCloseable {
  /** A class path of which nothing changed. */
  public static final List<Entry> UNCHANGED = List.of();

  private final List<Entry> entries;
  private final boolean names;
  private final EntryFiles files = new EntryFiles();
  private final Map<String, List<ClassTable>> known = new HashMap<>();
  private final Map<String, Optional<Set<String>>> above = new HashMap<>();

  /**
   * One entry.
   *
   * @param name for people
   * @param path a directory or archive, as it is now
   * @param before what it showed to the last compilation; null if it shows the same now
   * @param now what it shows now; null if it shows the same as then
   */
  public record Entry(
      String name, Path path, @Nullable EntryTables before, @Nullable EntryTables now) {
    /** One that shows what it showed. */
    public static Entry unchanged(String name, Path path) {
      return new Entry(name, path, null, null);
    }
  }

  /**
   * A class path.
   *
   * @param entries in order; {@link #UNCHANGED} if none of them shows anything else
   * @param names whether the compiler reads names of parameters in class files
   */
  public Upstream(List<Entry> entries, boolean names) {
    this.entries = List.copyOf(entries);
    this.names = names;
  }

  /** Whether any entry shows something else than it did. */
  boolean changed() {
    return entries.stream().anyMatch(entry -> entry.now() != null);
  }

  /** What differs, or why nothing can be said about who is concerned. */
  UpstreamChanges changes(ModuleState state) throws IOException {
    UpstreamChanges changes = new UpstreamChanges(state, names);
    for (Entry entry : entries) {
      if (entry.before() != null && entry.now() != null) {
        changes.add(entry.name(), entry.before(), entry.now());
      }
    }
    for (String type : changes.types()) {
      int places = 0;
      for (Entry entry : entries) {
        places += shows(entry, type) ? 1 : 0;
      }
      if (places > 1) {
        changes.whole(type.replace('/', '.') + " in two entries of the class path");
      }
    }
    return changes;
  }

  private boolean shows(Entry entry, String type) throws IOException {
    if (entry.before() != null && entry.now() != null) {
      return entry.before().classes().containsKey(type) || entry.now().classes().containsKey(type);
    }
    return !files.read(entry.path(), type + ".class").isEmpty();
  }

  /**
   * Whether a class is there.
   *
   * @param but an entry that does not count
   */
  boolean has(String type, Path but) {
    Path except = but.toAbsolutePath().normalize();
    try {
      for (Entry entry : entries) {
        if (!entry.path().toAbsolutePath().normalize().equals(except) && shows(entry, type)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every class of changed entries with its supertypes, as it was and as it is. */
  void eachChanged(BiConsumer<String, Collection<String>> consumer) {
    for (Entry entry : entries) {
      each(entry.before(), consumer);
      each(entry.now(), consumer);
    }
  }

  private static void each(
      @Nullable EntryTables tables, BiConsumer<String, Collection<String>> consumer) {
    if (tables != null) {
      Pool pool = tables.pool();
      tables
          .classes()
          .forEach((name, record) -> consumer.accept(name, pool.get(record.supertypes())));
    }
  }

  /**
   * Direct supertypes of a class, as it was and as it is, in any release; empty if no entry has it,
   * as for classes of the JDK.
   */
  Optional<Set<String>> supertypes(String type) {
    return above.computeIfAbsent(type, this::findSupertypes);
  }

  private Optional<Set<String>> findSupertypes(String type) {
    Set<String> supertypes = new TreeSet<>();
    boolean found = false;
    for (Entry entry : entries) {
      if (entry.before() != null && entry.now() != null) {
        for (EntryTables tables : List.of(entry.before(), entry.now())) {
          ClassRecord record = tables.classes().get(type);
          if (record != null) {
            found = true;
            supertypes.addAll(tables.pool().get(record.supertypes()));
          }
        }
      } else if (!found) {
        List<byte[]> contents = read(entry, type);
        found = !contents.isEmpty();
        contents.forEach(bytes -> supertypes.addAll(ClassTable.supertypes(bytes)));
      }
    }
    return found ? Optional.of(supertypes) : Optional.empty();
  }

  private List<byte[]> read(Entry entry, String type) {
    try {
      return files.read(entry.path(), type + ".class");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A class as it was and as it is, for each release; empty if no entry has it, as for classes of
   * the JDK.
   */
  List<ClassTable> tables(String type) {
    return known.computeIfAbsent(type, this::find);
  }

  private List<ClassTable> find(String type) {
    List<ClassTable> tables = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.before() != null && entry.now() != null) {
        Optional.ofNullable(entry.before().table(type)).ifPresent(tables::add);
        Optional.ofNullable(entry.now().table(type)).ifPresent(tables::add);
      } else if (tables.isEmpty()) {
        read(entry, type).forEach(content -> tables.add(ClassTable.of(type, content)));
      }
    }
    return tables;
  }

  @Override
  public void close() {
    files.close();
  }
}
