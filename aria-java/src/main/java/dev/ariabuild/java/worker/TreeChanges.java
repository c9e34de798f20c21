package dev.ariabuild.java.worker;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreeScanner;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a processor changes trees: what it makes of a file is then not in files of its own,
 * but in the classes of that file. Does not look at constructors and members of records, which
 * javac adds by itself.
 */
final class TreeChanges implements TaskListener {
  private final Map<CompilationUnitTree, Integer> parsed = new IdentityHashMap<>();
  private boolean any;

  /** Whether a tree is not what was parsed. */
  boolean any() {
    return any;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.PARSE && event.getCompilationUnit() != null) {
      parsed.put(event.getCompilationUnit(), shape(event.getCompilationUnit()));
    } else if (event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING) {
      parsed.forEach((unit, before) -> any |= before != shape(unit));
    }
  }

  private static int shape(CompilationUnitTree unit) {
    Shape shape = new Shape();
    shape.scan(unit, null);
    return shape.hash;
  }

  private static final class Shape extends TreeScanner<@Nullable Void, @Nullable Void> {
    int hash = 1;
    private boolean inRecord;

    private void add(Object part) {
      hash = 31 * hash + part.hashCode();
    }

    @Override
    public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
      if (tree == null) {
        return null;
      }
      if (tree instanceof MethodTree method
          && (inRecord || method.getName().contentEquals("<init>"))) {
        return null;
      }
      if (inRecord && tree instanceof VariableTree) {
        return null;
      }
      add(tree.getKind().ordinal());
      return super.scan(tree, nothing);
    }

    @Override
    public @Nullable Void visitClass(ClassTree tree, @Nullable Void nothing) {
      boolean around = inRecord;
      inRecord = tree.getKind() == Tree.Kind.RECORD;
      add(tree.getSimpleName().toString());
      super.visitClass(tree, nothing);
      inRecord = around;
      return null;
    }

    @Override
    public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void nothing) {
      return scan(
          tree.getAnnotationType(), nothing); // javac writes out the name of a sole argument
    }

    @Override
    public @Nullable Void visitMethod(MethodTree tree, @Nullable Void nothing) {
      add(tree.getName().toString());
      return super.visitMethod(tree, nothing);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree tree, @Nullable Void nothing) {
      add(tree.getName().toString());
      return super.visitVariable(tree, nothing);
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void nothing) {
      add(tree.getName().toString());
      return super.visitIdentifier(tree, nothing);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void nothing) {
      add(tree.getIdentifier().toString());
      return super.visitMemberSelect(tree, nothing);
    }
  }
}
