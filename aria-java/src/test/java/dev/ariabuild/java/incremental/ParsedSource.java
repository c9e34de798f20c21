package dev.ariabuild.java.incremental;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source text and the places of its methods, fields and types. */
final class ParsedSource {
  final String text;
  final List<Site> methods = new ArrayList<>();
  final List<Site> fields = new ArrayList<>();
  final List<Type> types = new ArrayList<>();

  /** A method or field: from its start to its body or semicolon, and to its end. */
  record Site(
      String name, int start, int headerEnd, int end, String header, List<String> parameters) {}

  /** A class or interface; {@code open} is the place of its brace. */
  record Type(String name, String kind, int start, int open, int end) {}

  private ParsedSource(String text) {
    this.text = text;
  }

  static ParsedSource of(String text) {
    ParsedSource parsed = new ParsedSource(text);
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("mem:///F.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignore) {
            return text;
          }
        };
    JavacTask task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        unit.accept(parsed.new Finder(positions, unit), null);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return parsed;
  }

  /** Methods with a body. */
  List<Site> bodies() {
    return methods.stream().filter(method -> text.charAt(method.headerEnd) == '{').toList();
  }

  /** The text with something else from one place to another. */
  String with(int from, int to, String other) {
    return text.substring(0, from) + other + text.substring(to);
  }

  /** The text with something more at a place. */
  String with(int at, String more) {
    return with(at, at, more);
  }

  private final class Finder extends TreeScanner<Void, Void> {
    private final SourcePositions positions;
    private final CompilationUnitTree unit;

    Finder(SourcePositions positions, CompilationUnitTree unit) {
      this.positions = positions;
      this.unit = unit;
    }

    private int start(Tree tree) {
      return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      int start = start(tree);
      int end = end(tree);
      if (start < 0 || end < 0 || tree.getSimpleName().length() == 0) {
        return null;
      }
      int from =
          tree.getModifiers() == null || end(tree.getModifiers()) < 0
              ? start
              : end(tree.getModifiers());
      int open = text.indexOf('{', from);
      String kind =
          switch (tree.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case ANNOTATION_TYPE -> "annotation";
            default -> "class";
          };
      types.add(new Type(tree.getSimpleName().toString(), kind, start, open, end));
      for (Tree member : tree.getMembers()) {
        if (member instanceof ClassTree) {
          member.accept(this, null);
        } else if (member instanceof MethodTree method
            && start(method) >= 0
            && end(method) > start(method)) {
          method(method);
        } else if (member instanceof VariableTree field
            && start(field) >= 0
            && !kind.equals("enum")) {
          field(field);
        }
      }
      return null;
    }

    private void field(VariableTree field) {
      int end = end(field);
      String header = text.substring(start(field), end);
      String name = field.getName().toString();
      fields.add(new Site(name, start(field), end, end, header, List.of()));
    }

    private void method(MethodTree method) {
      int headerEnd = method.getBody() == null ? end(method) - 1 : start(method.getBody());
      if (headerEnd <= start(method)
          || method.getModifiers().getFlags().contains(Modifier.NATIVE)) {
        return;
      }
      methods.add(
          new Site(
              method.getName().toString(),
              start(method),
              headerEnd,
              end(method),
              text.substring(start(method), headerEnd),
              method.getParameters().stream().map(p -> p.getName().toString()).toList()));
    }
  }
}
