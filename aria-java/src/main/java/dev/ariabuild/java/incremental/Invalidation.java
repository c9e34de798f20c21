package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Member;
import dev.ariabuild.java.incremental.AbiChange.Part;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

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
  private final Inherited inherited;
  private final ReachedFiles reached;
  private final Declarations declarations;
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
    this.reached = new ReachedFiles(state, excluded);
    this.inherited = new Inherited(hierarchy);
    this.declarations = new Declarations(state, hierarchy, inherited, reached);
  }

  /**
   * Files that the changes reach, by number of their path, each with its first cause.
   *
   * @param changes of the module's own classes
   * @param upstream changes of its class path
   */
  Map<Integer, String> apply(Collection<AbiChange> changes, Collection<AbiChange> upstream) {
    if (changes.stream().anyMatch(this::mayBeOfTypes)
        || upstream.stream().anyMatch(this::mayBeOfTypes)) {
      hierarchy.climbMentioned();
    }
    noteMemberClasses(changes);
    noteMemberClasses(upstream);
    changes.forEach(this::apply);
    outside = true;
    upstream.forEach(this::apply);
    return reached.causes();
  }

  /** Whether a type may be another one, for whoever chooses among members that mention it. */
  private boolean mayBeOfTypes(AbiChange change) {
    return (change instanceof AbiChange.Header header && header.part() != Part.ANNOTATIONS)
        || (change instanceof AbiChange.Added && pool.find(change.type()) >= 0)
        || change instanceof AbiChange.Removed
        || (change instanceof AbiChange.Members members
            && members.reshaped()
            && functional(members));
  }

  /** Whether abstract methods of an interface come or go, also by a default method of the name. */
  private boolean functional(AbiChange.Members change) {
    return change.functional()
        || (change.ofInterface() && inherited.closes(change.type(), change.member()));
  }

  private void apply(AbiChange change) {
    Set<String> closure = hierarchy.closure(change.type());
    if (change instanceof AbiChange.Added) {
      name(change);
      packageOf(change);
      if (pool.find(change.type()) >= 0) { // others may have taken it from elsewhere
        declarations.any(change, Set.of(change.type()));
        declarations.annotation(change);
      }
    } else if (change instanceof AbiChange.Removed) {
      name(change);
      packageOf(change);
      declarations.any(change, closure);
      declarations.annotation(change);
    } else if (change instanceof AbiChange.Package) {
      segment(change, change.type());
    } else if (change instanceof AbiChange.Header header) {
      if (header.part() == Part.ACCESS && !inherited.isMember(change.type())) {
        // imports on demand pass over it, or do no more
        name(change, file -> outside || !declarations.isNeighbour(file, change.type(), Set.of()));
      }
      declarations.changed(header, closure, outside);
    } else if (change instanceof AbiChange.Members members) {
      members(members, closure);
    } else if (change instanceof AbiChange.ParameterNames names) {
      parameterNames(names, closure);
    } else if (change instanceof AbiChange.Order order) {
      subtypes(change, closure, (type, file) -> inherited.mayHaveBridge(type, order.methods()));
    }
  }

  /**
   * A type by its simple name: it may shadow, or be shadowed, or be missed. Who sees a type of a
   * package says the last part of the package's name: in its own declaration, in an import, or
   * before the name. A member class is a member of the class around it.
   */
  private void name(AbiChange change) {
    name(change, file -> true);
  }

  private void name(AbiChange change, Predicate<FileRecord> which) {
    String type = change.type();
    if (memberClasses.contains(type)) {
      return;
    }
    BitSet names = pool.numbers(ClassTable.simpleNames(type));
    int slash = type.lastIndexOf('/');
    boolean anywhere = slash < 0 || type.indexOf('$', slash) >= 0;
    int segment = anywhere ? -1 : pool.find(lastPart(type.substring(0, slash)));
    reached.add(
        change,
        file ->
            FileRecord.any(file.names(), names)
                && (anywhere || file.usesName(segment))
                && which.test(file));
  }

  /** A package that is named by an import on demand, or before a name. */
  private void segment(AbiChange change, String packageName) {
    int segment = pool.find(lastPart(packageName));
    reached.add(change, file -> file.usesName(segment));
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
              && !reached.isExcluded(each.file());
    }
    if (!others) {
      segment(change, type.substring(0, slash));
    }
  }

  private static String lastPart(String packageName) {
    return packageName.substring(packageName.lastIndexOf('/') + 1);
  }

  private void members(AbiChange.Members change, Set<String> closure) {
    BitSet types = pool.numbers(closure);
    int name = pool.find(change.member());
    Set<Integer> sought = new HashSet<>(Set.of(name));
    if (change.nullary()) {
      sought.add(pool.find(Member.call(change.member())));
    }
    boolean isInherited = change.inheritance() != AbiChange.Inheritance.CONSTRUCTOR;
    BitSet holders = isInherited ? types : pool.numbers(Set.of(change.type()));
    boolean functional = functional(change);
    reached.add(
        change,
        file ->
            file.members().lookUp(file, type -> holders.get(type) ? sought : Set.of())
                || (reached.usesAnyType(file) && file.usesName(name))
                || (functional && FileRecord.any(file.targets(), types))
                || FileRecord.any(file.wholly(), types)
                || FileRecord.any(file.dropped(), types));
    subtypes(change, closure, (type, file) -> inherits(change, type, file));
    declarations.annotation(change);
    if (functional && change.reshaped() && hierarchy.mayBeFunctional(change.type())) {
      declarations.any(change, closure);
    }
  }

  private void parameterNames(AbiChange.ParameterNames change, Set<String> closure) {
    Set<String> method = Set.of(change.member());
    subtypes(change, closure, (type, file) -> inherited.mayHaveBridge(type, method));
    if (change.member().equals("<init>")) {
      BitSet types = pool.numbers(Set.of(change.type()));
      reached.add(change, file -> FileRecord.any(file.constructed(), types));
    }
  }

  private boolean inherits(AbiChange.Members change, String type, FileRecord file) {
    return switch (change.inheritance()) {
      case NAMED -> inherited.has(type, change.member()); // which it hides
      case AS_IT_STANDS ->
          file.members().declares(pool.find(change.member()))
              || inherited.hasBeside(change.type(), type, change.member());
      case CONSTRUCTOR -> inherited.isDirectlyBelow(type, change.type());
      case COMPLETED -> true;
    };
  }

  /** Files that declare a subtype, also an anonymous one. */
  private void subtypes(
      AbiChange change, Set<String> closure, BiPredicate<String, FileRecord> which) {
    for (String type : closure) {
      if (!type.equals(change.type())) {
        state
            .find(type)
            .map(ClassRecord::file)
            .flatMap(path -> state.file(pool.get(path)))
            .ifPresent(file -> reached.add(change, file, each -> which.test(type, each)));
      }
    }
  }
}
