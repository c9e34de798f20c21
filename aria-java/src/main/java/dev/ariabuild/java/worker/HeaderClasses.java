package dev.ariabuild.java.worker;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.ariabuild.java.uses.FileUses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Class files of analysed classes with all that they declare and no code: enough for javac to
 * compile others against, never to be run. What javac adds when it generates code (bridges, bodies
 * of lambdas, classes of packages) is not in them.
 *
 * <p>There is no public way. Needs {@link ParameterNamesKept#EXPORTS}.
 */
final class HeaderClasses implements TaskListener {
  private final JavacTask task;
  private final Map<TypeElement, JavaFileObject> analysed = new LinkedHashMap<>();
  private final Map<String, byte[]> classes = new TreeMap<>();
  private final Map<String, List<String>> made = new HashMap<>();
  private @Nullable Throwable failure;

  HeaderClasses(JavacTask task) {
    this.task = task;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
      if (!isPackage(event.getTypeElement())) {
        analysed.put(event.getTypeElement(), event.getSourceFile());
        locals(event);
      }
    } else if (event.getKind() == TaskEvent.Kind.COMPILATION) { // later, javac has let go of it
      try {
        write();
      } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
        failure = e;
      }
    }
  }

  /** Nobody names them, but they may be subtypes of what others change. */
  private void locals(TaskEvent event) {
    Trees trees = Trees.instance(task);
    TreePath path = trees.getPath(event.getTypeElement());
    if (path == null) {
      return; // a module
    }
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
        if (trees.getElement(getCurrentPath()) instanceof TypeElement type
            && (type.getNestingKind() == NestingKind.LOCAL
                || type.getNestingKind() == NestingKind.ANONYMOUS)) {
          analysed.put(type, event.getSourceFile());
        }
        return super.visitClass(tree, none);
      }
    }.scan(path, null);
  }

  private static boolean isPackage(TypeElement type) {
    return type.getQualifiedName().length() == 0 // before JDK 25
        || type.getSimpleName().contentEquals("package-info");
  }

  /**
   * All of them by internal name, once all is analysed.
   *
   * @throws IOException if this javac does not write them
   */
  Map<String, byte[]> classes() throws IOException {
    if (failure != null) {
      throw new IOException("javac does not write what it analysed: " + failure, failure);
    }
    return classes;
  }

  /** What was recorded of files whose classes nobody generated, with the names of the classes. */
  List<FileUses> with(Collection<FileUses> recorded) {
    return recorded.stream()
        .map(uses -> uses.made(made.getOrDefault(uses.file(), List.of())))
        .toList();
  }

  private void write() throws IOException {
    try {
      ClassLoader loader = task.getClass().getClassLoader();
      Class<?> basic = Class.forName("com.sun.tools.javac.api.BasicJavacTask", true, loader);
      Object context = basic.getMethod("getContext").invoke(task);
      Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context", true, loader);
      Class<?> writerType = Class.forName("com.sun.tools.javac.jvm.ClassWriter", true, loader);
      Class<?> symbol = Class.forName("com.sun.tools.javac.code.Symbol$ClassSymbol", true, loader);
      Object writer = writerType.getMethod("instance", contextType).invoke(null, context);
      Method write = writerType.getMethod("writeClassFile", OutputStream.class, symbol);
      for (Map.Entry<TypeElement, JavaFileObject> type : analysed.entrySet()) {
        String file = Path.of(type.getValue().toUri()).toString();
        List<String> names = made.computeIfAbsent(file, any -> new ArrayList<>());
        add(type.getKey(), writer, write, names);
      }
    } catch (InvocationTargetException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  private void add(TypeElement type, Object writer, Method write, List<String> names)
      throws ReflectiveOperationException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write.invoke(writer, bytes, type);
    String name = task.getElements().getBinaryName(type).toString().replace('.', '/');
    classes.put(name, bytes.toByteArray());
    names.add(name);
    for (Element member : ElementFilter.typesIn(type.getEnclosedElements())) {
      add((TypeElement) member, writer, write, names);
    }
  }
}
