package dev.ariabuild.java.uses;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** Which kinds of trees have a type, or name something, as far as uses are asked for. */
final class TreeKinds {
  private static final Set<Tree.Kind> DECLARATIONS =
      EnumSet.of(
          Tree.Kind.METHOD,
          Tree.Kind.VARIABLE,
          Tree.Kind.CLASS,
          Tree.Kind.INTERFACE,
          Tree.Kind.ENUM,
          Tree.Kind.RECORD,
          Tree.Kind.ANNOTATION_TYPE);

  private static final Set<Tree.Kind> TYPES =
      EnumSet.of(
          Tree.Kind.PARAMETERIZED_TYPE,
          Tree.Kind.ARRAY_TYPE,
          Tree.Kind.ANNOTATED_TYPE,
          Tree.Kind.UNION_TYPE,
          Tree.Kind.INTERSECTION_TYPE,
          Tree.Kind.EXTENDS_WILDCARD,
          Tree.Kind.SUPER_WILDCARD,
          Tree.Kind.UNBOUNDED_WILDCARD,
          Tree.Kind.TYPE_PARAMETER);

  private static final Set<Tree.Kind> NAMES =
      EnumSet.of(
          Tree.Kind.IDENTIFIER,
          Tree.Kind.MEMBER_SELECT,
          Tree.Kind.MEMBER_REFERENCE,
          Tree.Kind.NEW_CLASS);

  /** By ordinal; patterns by name: most of them are newer than the oldest JDK that this runs on. */
  private static final boolean[] TYPED =
      kinds(
          kind ->
              DECLARATIONS.contains(kind)
                  || TYPES.contains(kind)
                  || kind.name().endsWith("PATTERN"));

  private static final boolean[] DECONSTRUCTED =
      kinds(kind -> kind.name().equals("DECONSTRUCTION_PATTERN"));

  private static final boolean[] NAMING =
      kinds(kind -> DECLARATIONS.contains(kind) || NAMES.contains(kind));

  private TreeKinds() {}

  /** Whether the type of a tree is one that its file uses. */
  static boolean hasType(Tree tree) {
    return TYPED[tree.getKind().ordinal()]
        || (tree instanceof ExpressionTree && !(tree instanceof PrimitiveTypeTree));
  }

  /** Whether it declares or names an element. */
  static boolean names(Tree tree) {
    return NAMING[tree.getKind().ordinal()];
  }

  /** Whether it is the pattern of a record with its components. */
  static boolean deconstructs(Tree tree) {
    return DECONSTRUCTED[tree.getKind().ordinal()];
  }

  private static boolean[] kinds(Predicate<Tree.Kind> of) {
    boolean[] kinds = new boolean[Tree.Kind.values().length];
    for (Tree.Kind kind : Tree.Kind.values()) {
      kinds[kind.ordinal()] = of.test(kind);
    }
    return kinds;
  }
}
