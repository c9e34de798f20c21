package dev.ariabuild.java.uses;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Listens to one javac and records what each file uses: identifiers when it was parsed, types when
 * each of its classes was analysed, classes when they were generated. Used by one thread.
 */
public final class UseRecorder implements TaskListener {
  private final JavacTask task;
  private final Map<JavaFileObject, Open> open = new IdentityHashMap<>();
  private final TypeNames.Known known;
  private final TypeScanner.Implied implied;
  private @Nullable Trees trees;

  /** Records the run of this task. */
  public UseRecorder(JavacTask task) {
    this.task = task;
    this.known = new TypeNames.Known(task.getElements());
    this.implied = TypeScanner.Implied.of(task.getElements());
  }

  private Trees trees() {
    if (trees == null) {
      trees = Trees.instance(task);
    }
    return trees;
  }

  /** A file of which not all is known yet. */
  private final class Open {
    final Set<String> names = new HashSet<>();
    final Set<String> types = new HashSet<>();
    final Set<String> named = new HashSet<>();
    final MemberNames members = new MemberNames(known);
    final Set<String> targets = new HashSet<>();
    final Set<String> wholly = new HashSet<>();
    final Set<String> constructed = new HashSet<>();
    final Set<String> declared = new HashSet<>();
    final Set<String> classes = new LinkedHashSet<>();
    final List<TypeElement> written = new ArrayList<>();
    boolean imported;
    private @Nullable TypeScanner scanner;
    private @Nullable TypeNames imports;

    TypeNames imports() {
      if (imports == null) {
        imports = new TypeNames(known, named);
      }
      return imports;
    }

    /** Types that are named and nothing else. */
    Set<String> onlyNamed() {
      Set<String> only = new HashSet<>(named);
      only.removeAll(types);
      return only;
    }

    Set<String> allTypes() {
      Set<String> all = new HashSet<>(types);
      all.addAll(named);
      return all;
    }

    TypeScanner scanner(Trees trees) {
      if (scanner == null) {
        scanner =
            new TypeScanner(
                trees,
                implied,
                members,
                new TypeNames(known, types, imports()),
                imports(),
                new TypeNames(known, targets),
                new TypeNames(known, wholly),
                new TypeNames(known, constructed),
                new TypeNames(known, declared),
                written);
      }
      return scanner;
    }

    /** Supertypes of classes that were written and not made. */
    Set<String> dropped() {
      Set<String> names = new HashSet<>();
      TypeNames supertypes = new TypeNames(known, names);
      for (TypeElement type : written) {
        if (!classes.contains(known.internalName(type))) {
          supertypes.add(type.getSuperclass());
          type.getInterfaces().forEach(supertypes::add);
        }
      }
      return names;
    }
  }

  @Override
  public void finished(TaskEvent event) {
    JavaFileObject file = event.getSourceFile();
    if (file == null) {
      return;
    }
    switch (event.getKind()) {
      case PARSE -> parsed(file, event.getCompilationUnit());
      case ANALYZE -> analysed(file, event.getCompilationUnit(), event.getTypeElement());
      case GENERATE -> {
        TypeElement type = event.getTypeElement();
        if (file.getName().endsWith("module-info.java")) { // javac puts its module before it
          of(file).classes.add("module-info");
        } else if (type != null) {
          of(file).classes.add(known.internalName(type));
        }
      }
      default -> {}
    }
  }

  private Open of(JavaFileObject file) {
    return open.computeIfAbsent(file, any -> new Open());
  }

  private void parsed(JavaFileObject file, CompilationUnitTree unit) {
    Open record = of(file);
    new NameScanner(known, record.members).scan(unit, record.names);
    String name = file.getName();
    if (name.endsWith("package-info.java") || name.endsWith("module-info.java")) {
      record.types.add(FileUses.ANY_TYPE);
    }
  }

  private void analysed(
      JavaFileObject file, CompilationUnitTree unit, @Nullable TypeElement element) {
    if (unit == null) {
      return;
    }
    Open record = of(file);
    TreePath root = new TreePath(unit);
    if (!record.imported) {
      record.imported = true;
      imports(record, trees(), root, unit);
    }
    Tree tree = element == null ? null : trees().getTree(element);
    if (tree != null) {
      record.scanner(trees()).scanClass(new TreePath(root, tree));
    }
  }

  /** The classes that imports name, also those from which all members are imported. */
  private static void imports(Open record, Trees trees, TreePath root, CompilationUnitTree unit) {
    for (ImportTree line : unit.getImports()) {
      TreePath path = new TreePath(root, line);
      Tree at = line.getQualifiedIdentifier();
      @Nullable Name of = null;
      while (at instanceof MemberSelectTree select) {
        path = new TreePath(path, at);
        Element element = trees.getElement(path);
        record.imports().add(element);
        if (of != null) {
          record.members.imported(of, element);
        }
        of = select.getIdentifier();
        at = select.getExpression();
      }
    }
  }

  /** What was recorded, by path of the file. */
  public Collection<FileUses> uses() {
    Map<String, FileUses> sorted = new TreeMap<>();
    open.forEach(
        (file, record) -> {
          if (!record.imported) {
            record.types.add(FileUses.ANY_TYPE); // without a class, but its imports must be right
          }
          String path = Path.of(file.toUri()).toString();
          List<String> classes = new ArrayList<>(record.classes);
          sorted.put(
              path,
              new FileUses(
                  path,
                  record.names,
                  record.allTypes(),
                  record.onlyNamed(),
                  record.members.uses(),
                  record.targets,
                  record.wholly,
                  record.dropped(),
                  record.constructed,
                  record.declared,
                  classes));
        });
    return sorted.values();
  }
}
