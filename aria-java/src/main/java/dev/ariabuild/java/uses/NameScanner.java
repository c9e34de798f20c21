package dev.ariabuild.java.uses;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects identifiers of a parsed file, and those that constructs imply. */
final class NameScanner extends TreeScanner<@Nullable Void, Set<String>> {
  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, Set<String> names) {
    names.add(tree.getName().toString());
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, Set<String> names) {
    names.add(tree.getIdentifier().toString());
    return super.visitMemberSelect(tree, names);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, Set<String> names) {
    names.add(tree.getName().toString());
    return super.visitMemberReference(tree, names);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, Set<String> names) {
    names.add("<init>");
    return super.visitNewClass(tree, names);
  }

  @Override
  public @Nullable Void visitTry(TryTree tree, Set<String> names) {
    if (!tree.getResources().isEmpty()) {
      names.add("close");
    }
    return super.visitTry(tree, names);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, Set<String> names) {
    names.add("iterator");
    names.add("hasNext");
    names.add("next");
    return super.visitEnhancedForLoop(tree, names);
  }
}
