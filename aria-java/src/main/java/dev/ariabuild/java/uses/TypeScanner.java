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
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Collects the types of everything in an attributed tree. */
final class TypeScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final TypeNames types;
  private final TypeNames wholly;
  private final TypeNames constructed;
  private final TypeNames declared;
  private int blocks;

  TypeScanner(
      Trees trees, TypeNames types, TypeNames wholly, TypeNames constructed, TypeNames declared) {
    this.trees = trees;
    this.types = types;
    this.wholly = wholly;
    this.constructed = constructed;
    this.declared = declared;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
    if (tree == null) {
      return null;
    }
    super.scan(tree, nothing);
    if (tree instanceof PrimitiveTypeTree) {
      return null;
    }
    TreePath parent = getCurrentPath();
    if (tree instanceof ExpressionTree || isTypeOrDeclaration(tree)) {
      TreePath path = new TreePath(parent, tree);
      TypeMirror type = trees.getTypeMirror(path);
      types.add(type);
      if (blocks == 0) {
        declared.add(type);
      }
      if (tree.getKind().name().equals("DECONSTRUCTION_PATTERN")) {
        wholly.add(type); // calls the accessors of a record by names that stand nowhere
      }
      if (mayNameAnElement(tree)) {
        element(trees.getElement(path));
      }
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

  private static boolean mayNameAnElement(Tree tree) {
    return switch (tree.getKind()) {
      case IDENTIFIER,
          MEMBER_SELECT,
          MEMBER_REFERENCE,
          NEW_CLASS,
          METHOD,
          VARIABLE,
          CLASS,
          INTERFACE,
          ENUM,
          RECORD,
          ANNOTATION_TYPE ->
          true;
      default -> false;
    };
  }

  private static boolean isTypeOrDeclaration(Tree tree) {
    return switch (tree.getKind()) {
      case PARAMETERIZED_TYPE,
          ARRAY_TYPE,
          ANNOTATED_TYPE,
          UNION_TYPE,
          INTERSECTION_TYPE,
          EXTENDS_WILDCARD,
          SUPER_WILDCARD,
          UNBOUNDED_WILDCARD,
          TYPE_PARAMETER,
          METHOD,
          VARIABLE,
          CLASS,
          INTERFACE,
          ENUM,
          RECORD,
          ANNOTATION_TYPE ->
          true;
      default -> isPattern(tree);
    };
  }

  /** By name: most kinds of patterns are newer than the oldest JDK that this runs on. */
  private static boolean isPattern(Tree tree) {
    return tree.getKind().name().endsWith("PATTERN");
  }

  private @Nullable TypeMirror typeOf(@Nullable Tree tree) {
    return tree == null ? null : trees.getTypeMirror(new TreePath(getCurrentPath(), tree));
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
    wholly.add(trees.getTypeMirror(getCurrentPath()));
    return super.visitLambdaExpression(tree, nothing);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
    wholly.add(trees.getTypeMirror(getCurrentPath()));
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
