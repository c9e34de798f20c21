package dev.ariabuild.java.uses;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.util.Collection;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Collects the types of everything in an attributed tree, and where members are looked up. */
final class TypeScanner extends TreeScanner<@Nullable Void, @Nullable Void> {
  private final Trees trees;
  private final Implied implied;
  private final MemberNames members;
  private final TypeNames types;
  private final TypeNames named;
  private final TypeNames targets;
  private final TypeNames wholly;
  private final TypeNames constructed;
  private final TypeNames declared;
  private final Collection<TypeElement> classes;
  private int blocks;
  private int lambdas;
  private @Nullable TypeMirror last;
  private @Nullable TreePath path;

  /** Names that constructs imply. */
  record Implied(Name created, Name close, Set<Name> iteration) {
    static Implied of(Elements elements) {
      return new Implied(
          elements.getName("<init>"),
          elements.getName("close"),
          Set.of(
              elements.getName("iterator"), elements.getName("hasNext"), elements.getName("next")));
    }
  }

  TypeScanner(
      Trees trees,
      Implied implied,
      MemberNames members,
      TypeNames types,
      TypeNames named,
      TypeNames targets,
      TypeNames wholly,
      TypeNames constructed,
      TypeNames declared,
      Collection<TypeElement> classes) {
    this.trees = trees;
    this.implied = implied;
    this.members = members;
    this.types = types;
    this.named = named;
    this.targets = targets;
    this.wholly = wholly;
    this.constructed = constructed;
    this.declared = declared;
    this.classes = classes;
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
      if (TreeKinds.hasType(tree)) {
        TypeMirror type = trees.getTypeMirror(path);
        Element element = TreeKinds.names(tree) ? trees.getElement(path) : null;
        last = type;
        (element instanceof TypeElement && isBeforeDot(tree, around) ? named : types).add(type);
        if (blocks == 0) {
          declared.add(type);
        }
        if (TreeKinds.deconstructs(tree)) {
          wholly.add(type); // calls the accessors of a record by names that stand nowhere
        }
        element(element, tree);
      }
    } finally {
      path = around;
    }
    return null;
  }

  private static boolean isBeforeDot(Tree tree, @Nullable TreePath around) {
    return around != null
        && around.getLeaf() instanceof MemberSelectTree select
        && select.getExpression() == tree;
  }

  private void element(@Nullable Element element, Tree tree) {
    if (element == null) {
      return;
    }
    if (element instanceof TypeElement) {
      named.add(element); // its type is that of the tree
      if (blocks == 0) {
        declared.add(element);
      }
    } else if (element instanceof ExecutableElement || element instanceof VariableElement) {
      named.add(element.getEnclosingElement()); // a method's, for a local variable: no type
      if (mayBeFoundElsewhere(element, tree)
          && element.getEnclosingElement() instanceof TypeElement owner) {
        members.on(element.getSimpleName(), owner);
      }
      types.add(element.asType());
      if (blocks == 0) {
        declared.add(element.getEnclosingElement()); // an inlined constant
        declared.add(element.asType());
      }
    }
  }

  /** In another class than the type before the dot says: imported, or the superclass's. */
  private boolean mayBeFoundElsewhere(Element element, Tree tree) {
    return tree instanceof IdentifierTree
        || (tree instanceof MemberSelectTree && element.getSimpleName().equals(implied.created()));
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

  /** A body is tried with one type after the other where those of its parameters are inferred. */
  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void nothing) {
    targets.add(trees.getTypeMirror(path));
    int inferred = tree.getParameters().isEmpty() ? 0 : 1; // written ones look the same by now
    lambdas += inferred;
    try {
      return super.visitLambdaExpression(tree, nothing);
    } finally {
      lambdas -= inferred;
    }
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void nothing) {
    targets.add(trees.getTypeMirror(path));
    lookUp(tree.getName(), false, typeOf(tree.getQualifierExpression()));
    return super.visitMemberReference(tree, nothing);
  }

  private void lookUp(Name name, boolean call, @Nullable TypeMirror in) {
    members.on(name, call, in);
    if (lambdas > 0) {
      members.anywhere(name, call);
    }
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
    last = null;
    super.visitMemberSelect(tree, nothing);
    lookUp(tree.getIdentifier(), isCall(tree), last); // the type of what stands before the dot
    return null;
  }

  /** Whether a method is called with no arguments. */
  private boolean isCall(MemberSelectTree tree) {
    TreePath around = path == null ? null : path.getParentPath();
    return around != null
        && around.getLeaf() instanceof MethodInvocationTree call
        && call.getMethodSelect() == tree
        && call.getArguments().isEmpty();
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
    members.unqualified(tree.getName());
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
    if (trees.getElement(path) instanceof TypeElement type) {
      classes.add(type);
    }
    return super.visitClass(tree, nothing);
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
    members.declares(tree.getName());
    return super.visitMethod(tree, nothing);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, @Nullable Void nothing) {
    if (!tree.getResources().isEmpty()) {
      members.anywhere(implied.close(), true);
    }
    return super.visitTry(tree, nothing);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void nothing) {
    implied.iteration().forEach(name -> members.anywhere(name, true));
    return super.visitEnhancedForLoop(tree, nothing);
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
    wholly.add(typeOf(tree.getAnnotationType()));
    return super.visitAnnotation(tree, nothing);
  }

  /** Constants of an enum may stand for all of it, also where it is one of several cases. */
  @Override
  public @Nullable Void visitCase(CaseTree tree, @Nullable Void nothing) {
    tree.getExpressions().forEach(label -> wholly.add(typeOf(label)));
    return super.visitCase(tree, nothing);
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
    lookUp(implied.created(), tree.getArguments().isEmpty(), typeOf(tree.getIdentifier()));
    if (tree.getClassBody() != null && !tree.getArguments().isEmpty()) {
      constructed.add(typeOf(tree.getIdentifier()));
    }
    return super.visitNewClass(tree, nothing);
  }
}
