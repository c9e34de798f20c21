package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.uses.FileUses;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/**
 * The rules by which a change of a class reaches files. Each is written down, with what it is for,
 * in {@code docs/adr/0015-only-affected-files-are-compiled.md}.
 *
 * <p>Knows files by what they use. A file that may be reached is reached.
 */
final class Invalidation {
  private final ModuleState state;
  private final Pool pool;
  private final Hierarchy hierarchy;
  private final Set<Integer> excluded;
  private final Map<Integer, String> reached = new TreeMap<>();
  private final int anyType;
  private final Set<String> memberClasses = new HashSet<>();
  private boolean outside;

  /**
   * Rules for one round.
   *
   * @param state what files used and classes were
   * @param fresh classes as they are now
   * @param excluded files that are compiled anyway
   */
  Invalidation(
      ModuleState state, Collection<ClassTable> fresh, Set<Integer> excluded, Upstream upstream) {
    this.state = state.complete(); // so that all strings of its classes have numbers
    this.pool = state.pool();
    this.hierarchy = new Hierarchy(state, fresh, upstream);
    this.excluded = excluded;
    this.anyType = pool.find(FileUses.ANY_TYPE);
  }

  /**
   * Files that the changes reach, by number of their path, each with its first cause.
   *
   * @param changes of the module's own classes
   * @param upstream changes of its class path
   */
  Map<Integer, String> apply(Collection<AbiChange> changes, Collection<AbiChange> upstream) {
    if (changes.stream().anyMatch(this::mayBeHeader)
        || upstream.stream().anyMatch(this::mayBeHeader)) {
      hierarchy.climbMentioned();
    }
    noteMemberClasses(changes);
    noteMemberClasses(upstream);
    changes.forEach(this::apply);
    outside = true;
    upstream.forEach(this::apply);
    return reached;
  }

  private boolean mayBeHeader(AbiChange change) {
    return change instanceof AbiChange.Header
        || (change instanceof AbiChange.Added && pool.find(change.type()) >= 0)
        || change instanceof AbiChange.Removed
        || (change instanceof AbiChange.Members members && functional(members));
  }

  /** Whether abstract methods of an interface come or go, also by a default method of the name. */
  private boolean functional(AbiChange.Members change) {
    return change.functional()
        || (change.ofInterface() && hierarchy.closes(change.type(), change.member()));
  }

  private void apply(AbiChange change) {
    Set<String> closure = hierarchy.closure(change.type());
    if (change instanceof AbiChange.Added) {
      name(change);
      packageOf(change);
      if (pool.find(change.type()) >= 0) { // others may have taken it from elsewhere
        header(change, Set.of(change.type()));
      }
    } else if (change instanceof AbiChange.Removed) {
      name(change);
      packageOf(change);
      header(change, closure);
    } else if (change instanceof AbiChange.Package) {
      packageName(change);
    } else if (change instanceof AbiChange.Header) {
      if (!hierarchy.isMember(change.type())) { // imports on demand pass over it, or do no more
        name(change);
      }
      header(change, closure);
    } else if (change instanceof AbiChange.Members members) {
      members(members, closure);
    } else if (change instanceof AbiChange.ParameterNames names) {
      parameterNames(names, closure);
    } else {
      subtypes(change, closure);
    }
  }

  private void reach(FileRecord file, AbiChange change) {
    if (!excluded.contains(file.path())) {
      reached.putIfAbsent(file.path(), change.text());
    }
  }

  /**
   * A type by its simple name: it may shadow, or be shadowed, or be missed. Who sees a type of a
   * package says the last part of the package's name: in its own declaration, in an import, or
   * before the name. A member class is a member of the class around it.
   */
  private void name(AbiChange change) {
    String type = change.type();
    if (memberClasses.contains(type)) {
      return;
    }
    BitSet names = pool.numbers(ClassTable.simpleNames(type));
    int slash = type.lastIndexOf('/');
    boolean anywhere = slash < 0 || type.indexOf('$', slash) >= 0;
    int segment = anywhere ? -1 : pool.find(lastPart(type.substring(0, slash)));
    for (FileRecord file : state.files()) {
      if (FileRecord.any(file.names(), names) && (anywhere || file.usesName(segment))) {
        reach(file, change);
      }
    }
  }

  /** A package that is named by an import on demand, or before a name. */
  private void packageName(AbiChange change) {
    int segment = pool.find(lastPart(change.type()));
    for (FileRecord file : state.files()) {
      if (file.usesName(segment)) {
        reach(file, change);
      }
    }
  }

  private void noteMemberClasses(Collection<AbiChange> changes) {
    for (AbiChange change : changes) {
      if (change instanceof AbiChange.Members members) {
        memberClasses.add(members.type() + "$" + members.member());
      }
    }
  }

  /** A package that comes or goes with its first or last type: imports on demand name it. */
  private void packageOf(AbiChange change) {
    String type = change.type();
    int slash = type.lastIndexOf('/');
    if (slash < 0 || outside || memberClasses.contains(type)) {
      return; // packages of the class path are changes of their own
    }
    String prefix = type.substring(0, slash + 1);
    boolean others = false;
    for (ClassRecord each : state.classes()) {
      String name = pool.get(each.name());
      others |=
          !name.equals(type)
              && name.startsWith(prefix)
              && name.indexOf('/', prefix.length()) < 0
              && !excluded.contains(each.file());
    }
    if (!others) {
      int segment = pool.find(lastPart(type.substring(0, slash)));
      for (FileRecord file : state.files()) {
        if (file.usesName(segment)) {
          reach(file, change);
        }
      }
    }
  }

  private static String lastPart(String packageName) {
    return packageName.substring(packageName.lastIndexOf('/') + 1);
  }

  private void header(AbiChange change, Set<String> closure) {
    Set<String> related = Relatives.of(state, hierarchy, closure);
    BitSet types = pool.numbers(related);
    for (FileRecord file : state.files()) {
      if (FileRecord.any(file.types(), types) || namesOneOf(file, related)) {
        reach(file, change);
      }
    }
    Candidates candidates = new Candidates(state, hierarchy, related);
    for (FileRecord file : state.files()) {
      if (!excluded.contains(file.path())
          && !reached.containsKey(file.path())
          && candidates.concern(file, usesAnyType(file))) {
        reach(file, change);
      }
    }
    annotation(change);
  }

  private void members(AbiChange.Members change, Set<String> closure) {
    BitSet types = pool.numbers(closure);
    int name = pool.find(change.member());
    Set<Integer> sought = Set.of(name);
    boolean inherited = change.inheritance() != AbiChange.Inheritance.CONSTRUCTOR;
    BitSet holders = inherited ? types : pool.numbers(Set.of(change.type()));
    boolean functional = functional(change);
    for (FileRecord file : state.files()) {
      if (file.members().lookUp(file, type -> holders.get(type) ? sought : Set.of())
          || (usesAnyType(file) && file.usesName(name))
          || (functional && FileRecord.any(file.targets(), types))
          || FileRecord.any(file.wholly(), types)
          || FileRecord.any(file.dropped(), types)) {
        reach(file, change);
      }
    }
    subtypes(change, closure, (type, file) -> inherits(change, type, file));
    annotation(change);
    if (functional && hierarchy.mayBeFunctional(change.type())) {
      header(change, closure);
    }
  }

  private void parameterNames(AbiChange.ParameterNames change, Set<String> closure) {
    subtypes(change, closure);
    if (change.member().equals("<init>")) {
      BitSet types = pool.numbers(Set.of(change.type()));
      for (FileRecord file : state.files()) {
        if (FileRecord.any(file.constructed(), types)) {
          reach(file, change);
        }
      }
    }
  }

  private boolean inherits(AbiChange.Members change, String type, FileRecord file) {
    return switch (change.inheritance()) {
      case NAMED -> hierarchy.has(type, change.member()); // which it hides
      case AS_IT_STANDS ->
          file.members().declares(pool.find(change.member()))
              || hierarchy.hasBeside(change.type(), type, change.member());
      case CONSTRUCTOR -> hierarchy.isDirectlyBelow(type, change.type());
      case COMPLETED -> true;
    };
  }

  /** Files that declare a subtype, also an anonymous one. */
  private void subtypes(AbiChange change, Set<String> closure) {
    subtypes(change, closure, (type, file) -> true);
  }

  private void subtypes(
      AbiChange change, Set<String> closure, BiPredicate<String, FileRecord> which) {
    for (String type : closure) {
      if (!type.equals(change.type())) {
        state
            .find(type)
            .map(ClassRecord::file)
            .flatMap(path -> state.file(pool.get(path)))
            .filter(file -> which.test(type, file))
            .ifPresent(file -> reach(file, change));
      }
    }
  }

  /** All that use an annotation type, or one that is annotated with it, and so on. */
  private void annotation(AbiChange change) {
    Set<String> types = AnnotationTypes.of(state, hierarchy, change.type());
    if (types.isEmpty()) {
      return;
    }
    BitSet numbers = pool.numbers(types);
    for (FileRecord file : state.files()) {
      if (FileRecord.any(file.types(), numbers) || namesOneOf(file, types)) {
        reach(file, change);
      }
    }
  }

  private boolean usesAnyType(FileRecord file) {
    return anyType >= 0 && Arrays.binarySearch(file.types(), anyType) >= 0;
  }

  /** For files whose types are not known. */
  private boolean namesOneOf(FileRecord file, Set<String> types) {
    return usesAnyType(file)
        && types.stream()
            .flatMap(type -> ClassTable.simpleNames(type).stream())
            .anyMatch(name -> file.usesName(pool.find(name)));
  }
}
