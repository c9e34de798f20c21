package dev.ariabuild.java.uses;

import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.TryTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/**
 * Collects identifiers of a parsed file, and those that constructs imply. Tells {@link MemberNames}
 * what cannot be seen later: javac takes {@code outer} out of {@code outer.new Inner() { }}.
 */
final class NameScanner extends TreeScanner<@Nullable Void, Set<String>> {
  private final Set<Name> seen = new HashSet<>();
  private final TypeNames.Known known;
  private final MemberNames members;
  private boolean inner;

  NameScanner(TypeNames.Known known, MemberNames members) {
    this.known = known;
    this.members = members;
  }

  private void add(Name name, Set<String> names) {
    if (seen.add(name)) {
      names.add(known.text(name));
    }
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, Set<String> names) {
    add(tree.getName(), names);
    if (inner) {
      members.anywhere(tree.getName(), false);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, Set<String> names) {
    add(tree.getIdentifier(), names);
    return super.visitMemberSelect(tree, names);
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, Set<String> names) {
    add(tree.getName(), names);
    return super.visitMemberReference(tree, names);
  }

  @Override
  public @Nullable Void visitNewClass(NewClassTree tree, Set<String> names) {
    names.add("<init>");
    if (tree.getEnclosingExpression() != null) { // in whose type the class is looked up
      inner = true;
      scan(tree.getIdentifier(), names);
      inner = false;
    }
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
