package dev.ariabuild.java.uses;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Collects the types of everything in an attributed tree. */
final class TypeScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
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

  private final Trees trees;
  private final TypeNames types;
  private final TypeNames wholly;
  private final TypeNames constructed;
  private final TypeNames declared;
  private int blocks;
  private @Nullable TreePath path;

  TypeScanner(
      Trees trees, TypeNames types, TypeNames wholly, TypeNames constructed, TypeNames declared) {
    this.trees = trees;
    this.types = types;
    this.wholly = wholly;
    this.constructed = constructed;
    this.declared = declared;
  }

  /** Collects from all that a class consists of. */
  void scanClass(TreePath type) {
    path = type;
    type.getLeaf().accept(this, null);
    path = null;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    if (tree == null) {
      return null;
    }
    TreePath around = path;
    path = new TreePath(around, tree);
    try {
      super.scan(tree, nothing);
      int kind = tree.getKind().ordinal();
      if (TYPED[kind] || tree instanceof ExpressionTree && !(tree instanceof PrimitiveTypeTree)) {
        TypeMirror type = trees.getTypeMirror(path);
        types.add(type);
        if (blocks == 0) {
          declared.add(type);
        }
        if (DECONSTRUCTED[kind]) {
          wholly.add(type); // calls the accessors of a record by names that stand nowhere
        }
        if (NAMING[kind]) {
          element(trees.getElement(path));
        }
      }
    } finally {
      path = around;
    }
    return null;
  }

  private void element(@Nullable Element element) {
    if (element == null) {
      return;
    }
    if (element instanceof TypeElement) {
      types.add(element);
      if (blocks == 0) {
        declared.add(element);
      }
    } else if (element instanceof ExecutableElement || element instanceof VariableElement) {
      types.add(element.getEnclosingElement()); // a method's, for a local variable: no type
      types.add(element.asType());
      if (blocks == 0) {
        declared.add(element.getEnclosingElement()); // an inlined constant
        declared.add(element.asType());
      }
    }
  }

  private static boolean[] kinds(Predicate<Tree.Kind> of) {
    boolean[] kinds = new boolean[Tree.Kind.values().length];
    for (Tree.Kind kind : Tree.Kind.values()) {
      kinds[kind.ordinal()] = of.test(kind);
    }
    return kinds;
  }

  private @Nullable TypeMirror typeOf(@Nullable Tree tree) {
    return tree == null ? null : trees.getTypeMirror(new TreePath(path, tree));
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void nothing) {
    blocks++;
    try {
      return super.visitBlock(tree, nothing);
    } finally {
      blocks--;
    }
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
    wholly.add(trees.getTypeMirror(path));
    return super.visitLambdaExpression(tree, nothing);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
    wholly.add(trees.getTypeMirror(path));
    wholly.add(typeOf(tree.getQualifierExpression()));
    return super.visitMemberReference(tree, nothing);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
    wholly.add(typeOf(tree.getAnnotationType()));
    return super.visitAnnotation(tree, nothing);
  }

  @Override
  public @Nullable Void visitSwitch(SwitchTree tree, @Nullable Void nothing) {
    wholly.add(typeOf(tree.getExpression()));
    return super.visitSwitch(tree, nothing);
  }

  @Override
  public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, @Nullable Void nothing) {
    wholly.add(typeOf(tree.getExpression()));
    return super.visitSwitchExpression(tree, nothing);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, @Nullable Void nothing) {
    if (tree.getClassBody() != null && !tree.getArguments().isEmpty()) {
      constructed.add(typeOf(tree.getIdentifier()));
    }
    return super.visitNewClass(tree, nothing);
  }
}
