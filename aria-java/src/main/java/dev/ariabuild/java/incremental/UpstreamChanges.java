package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What differs between two states of the class path, by member, or why that does not suffice. */
final class UpstreamChanges {
  private final ModuleState state;
  private final boolean names;
  private final List<AbiChange> all = new ArrayList<>();
  private final Set<String> types = new TreeSet<>();
  private @Nullable String whole;

  UpstreamChanges(ModuleState state, boolean names) {
    this.state = state;
    this.names = names;
  }

  /** Why everything has to be compiled, if so. */
  Optional<String> whole() {
    return Optional.ofNullable(whole);
  }

  List<AbiChange> all() {
    return all;
  }

  /** Classes that differ. */
  Set<String> types() {
    return types;
  }

  /** The first one counts. */
  void whole(String why) {
    if (whole == null) {
      whole = why;
    }
  }

  void add(String entry, EntryTables before, EntryTables now) {
    SortedMap<String, Digest> old = before.members();
    SortedMap<String, Digest> fresh = now.members();
    Set<String> members = new TreeSet<>(old.keySet());
    members.addAll(fresh.keySet());
    for (String member : members) {
      if (Objects.equals(old.get(member), fresh.get(member))) {
        continue;
      }
      if (EntryTables.isClass(member)) {
        String type = EntryTables.className(member);
        types.add(type);
        type(type, before.table(type), now.table(type));
      } else {
        whole("a change of " + member + " in " + entry);
      }
    }
    packages(before, now);
  }

  private void type(String type, @Nullable ClassTable before, @Nullable ClassTable now) {
    if (state.find(type).isPresent()) {
      whole(readable(type) + " in this module and on its class path");
    }
    List<AbiChange> changes = AbiDiff.between(before, now);
    if (changes.isEmpty()) { // what differs is not known by member
      all.add(new AbiChange.Header(type, AbiChange.Part.REST));
    }
    for (AbiChange change : changes) {
      if (names || !(change instanceof AbiChange.ParameterNames)) {
        all.add(change);
      }
    }
  }

  /** Packages that come or go with their first or last class; the module's own are there anyway. */
  private void packages(EntryTables before, EntryTables now) {
    Set<String> old = packages(before);
    Set<String> fresh = packages(now);
    Set<String> own = new HashSet<>();
    state.classNames().forEach(name -> enclosing(name, own));
    Set<String> differing = new TreeSet<>(old);
    differing.addAll(fresh);
    differing.removeIf(name -> own.contains(name) || (old.contains(name) && fresh.contains(name)));
    for (String name : differing) {
      all.add(new AbiChange.Package(name));
      if (state.find(name).isPresent()) {
        whole("a package of the name of " + readable(name));
      }
    }
    for (String type : types) {
      if (own.contains(type)) {
        whole("a class of the name of package " + readable(type));
      }
    }
  }

  private static Set<String> packages(EntryTables tables) {
    Set<String> packages = new HashSet<>();
    tables.classes().keySet().forEach(name -> enclosing(name, packages));
    return packages;
  }

  /** The package of a class and those that enclose it. */
  private static void enclosing(String type, Set<String> packages) {
    for (int slash = type.lastIndexOf('/'); slash > 0; slash = type.lastIndexOf('/', slash - 1)) {
      if (!packages.add(type.substring(0, slash))) {
        return;
      }
    }
  }

  private static String readable(String internalName) {
    return internalName.replace('/', '.');
  }
}
