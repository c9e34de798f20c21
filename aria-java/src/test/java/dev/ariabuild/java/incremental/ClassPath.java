package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a module sees of others: what they show, and what they showed to its last compilation. */
final class ClassPath {
  private final List<Module> modules = new ArrayList<>();
  private final List<Path> archives = new ArrayList<>();
  private final Map<Module, EntryTables> seen = new HashMap<>();
  private final boolean names;

  /**
   * An empty one.
   *
   * @param names whether names of parameters count
   */
  ClassPath(boolean names) {
    this.names = names;
  }

  void add(List<Module> others) {
    modules.addAll(others);
  }

  /** Archives that never change; they come behind everything else. */
  void using(List<Path> more) {
    archives.addAll(more);
  }

  /** As an option of javac, behind a directory. */
  String behind(Path own) {
    StringBuilder path = new StringBuilder(own.toString());
    modules.forEach(other -> path.append(File.pathSeparator).append(other.classes().place()));
    archives.forEach(archive -> path.append(File.pathSeparator).append(archive));
    return path.toString();
  }

  /**
   * As Maven's goals see it.
   *
   * @param own where the module's own classes lie, which comes first
   */
  Upstream upstream(Path own) throws IOException {
    List<Upstream.Entry> entries = new ArrayList<>();
    entries.add(Upstream.Entry.unchanged("its own classes", own));
    for (Module other : modules) {
      EntryTables now = other.classes().shown(names);
      EntryTables before = seen.get(other);
      Path place = other.classes().place();
      entries.add(
          before == null || before.fingerprint().equals(now.fingerprint())
              ? Upstream.Entry.unchanged(other.name(), place)
              : new Upstream.Entry(other.name(), place, before, now));
    }
    archives.forEach(archive -> entries.add(Upstream.Entry.unchanged("an archive", archive)));
    return new Upstream(entries, names);
  }

  /** From now on what others show is what they showed. */
  void see() throws IOException {
    for (Module other : modules) {
      seen.put(other, other.classes().shown(names));
    }
  }

  /** Classes that show something else than they did. */
  Set<String> shownOtherwise() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Module other : modules) {
      Map<String, Digest> before = new TreeMap<>(seen.get(other).members());
      Map<String, Digest> now = other.classes().shown(names).members();
      Set<String> members = new TreeSet<>(before.keySet());
      members.addAll(now.keySet());
      members.removeIf(name -> Objects.equals(before.get(name), now.get(name)));
      members.stream()
          .filter(EntryTables::isClass)
          .forEach(name -> types.add(EntryTables.className(name)));
    }
    return types;
  }
}
