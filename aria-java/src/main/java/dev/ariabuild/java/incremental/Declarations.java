package dev.ariabuild.java.incremental;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which files a change reaches that is one of a declaration, not of a member: of what values of a
 * type may be, who may name it, what it says about itself.
 */
final class Declarations {
  private final ModuleState state;
  private final Pool pool;
  private final Hierarchy hierarchy;
  private final Inherited inherited;
  private final ReachedFiles reached;

  Declarations(ModuleState state, Hierarchy hierarchy, Inherited inherited, ReachedFiles reached) {
    this.state = state;
    this.pool = state.pool();
    this.hierarchy = hierarchy;
    this.inherited = inherited;
    this.reached = reached;
  }

  /**
   * A part of what a type declares.
   *
   * @param closure the type and those below it
   * @param outside whether it is a type of the class path
   */
  void changed(AbiChange.Header change, Set<String> closure, boolean outside) {
    switch (change.part()) {
      case VALUE -> value(change, closure);
      case ACCESS -> {
        Predicate<FileRecord> far = file -> outside || !isNeighbour(file, change.type(), closure);
        Set<String> related = Relatives.of(state, hierarchy, closure);
        users(change, related, far);
        candidates(change, related, far);
      }
      case ANNOTATIONS -> users(change, Set.of(change.type()), file -> true);
      case REST -> any(change, closure);
    }
    annotation(change);
  }

  /** A type is another one: all that use it, or choose among members that mention it. */
  void any(AbiChange change, Set<String> closure) {
    Set<String> related = Relatives.of(state, hierarchy, closure);
    users(change, related, file -> true);
    candidates(change, related, file -> true);
  }

  /** All that use an annotation type, or one that is annotated with it, and so on. */
  void annotation(AbiChange change) {
    Set<String> types = AnnotationTypes.of(state, hierarchy, change.type());
    if (!types.isEmpty()) {
      users(change, types, file -> true);
    }
  }

  /**
   * What a value of the type may be is no matter to who only names the type, to call its static
   * methods, for one: of these it may inherit more.
   */
  private void value(AbiChange change, Set<String> closure) {
    Optional<Set<String>> names = inherited.names(change.type());
    if (names.isEmpty()) {
      any(change, closure);
      return;
    }
    Set<String> related = Relatives.of(state, hierarchy, closure);
    BitSet held = pool.numbers(related);
    BitSet types = pool.numbers(closure);
    Set<Integer> sought = new HashSet<>();
    names.get().forEach(name -> sought.add(pool.find(name)));
    reached.add(
        change,
        file ->
            file.holds(held)
                || reached.mayUse(file, related)
                || file.members().lookUp(file, type -> types.get(type) ? sought : Set.of()));
    candidates(change, related, file -> true);
  }

  private void users(AbiChange change, Set<String> types, Predicate<FileRecord> which) {
    BitSet numbers = pool.numbers(types);
    reached.add(
        change,
        file ->
            (FileRecord.any(file.types(), numbers) || reached.mayUse(file, types))
                && which.test(file));
  }

  private void candidates(AbiChange change, Set<String> related, Predicate<FileRecord> which) {
    Candidates candidates = new Candidates(state, hierarchy, related);
    reached.add(
        change, file -> candidates.concern(file, reached.usesAnyType(file)) && which.test(file));
  }

  /**
   * Whether a type is open to a file with any access but a private one: they are of one package. A
   * class below it may get bridges, or have none any more, if it is public or is not.
   */
  boolean isNeighbour(FileRecord file, String type, Set<String> closure) {
    if (file.classes().length == 0) {
      return false;
    }
    for (int each : file.classes()) {
      if (closure.contains(pool.get(each))) {
        return false;
      }
    }
    return packageOf(pool.get(file.classes()[0])).equals(packageOf(type));
  }

  private static String packageOf(String type) {
    return type.substring(0, Math.max(0, type.lastIndexOf('/')));
  }
}
