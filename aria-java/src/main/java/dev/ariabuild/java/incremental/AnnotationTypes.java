package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable.Kind;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/**
 * Annotation types that mean something else when one does: itself, those that are annotated with
 * it, and so on.
 */
final class AnnotationTypes {
  private final ModuleState state;
  private final Hierarchy hierarchy;
  private final Set<String> types;

  private AnnotationTypes(ModuleState state, Hierarchy hierarchy, String type) {
    this.state = state;
    this.hierarchy = hierarchy;
    this.types = new HashSet<>(Set.of(type));
  }

  /** All of them, with the type itself; none if it is not, and was not, an annotation type. */
  static Set<String> of(ModuleState state, Hierarchy hierarchy, String type) {
    AnnotationTypes all = new AnnotationTypes(state, hierarchy, type);
    if (!all.isOne(type)) {
      return Set.of();
    }
    int before;
    do {
      before = all.types.size();
      all.look();
    } while (all.types.size() > before);
    return all.types;
  }

  private void look() {
    Pool pool = state.pool();
    BitSet numbers = pool.numbers(types);
    for (ClassRecord each : state.classes()) {
      if (each.kind() == Kind.ANNOTATION
          && state
              .file(pool.get(each.file()))
              .map(file -> FileRecord.any(file.types(), numbers))
              .orElse(true)) {
        types.add(pool.get(each.name()));
      }
    }
    for (String each : hierarchy.outside()) {
      if (isOne(each) && isAnnotated(each)) {
        types.add(each);
      }
    }
  }

  private boolean isOne(String type) {
    return hierarchy.tables(type).stream().anyMatch(table -> table.kind() == Kind.ANNOTATION);
  }

  private boolean isAnnotated(String type) {
    return hierarchy.tables(type).stream()
        .anyMatch(table -> table.annotations().stream().anyMatch(types::contains));
  }
}
