package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
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
  private final Set<TypeElement> analysed = new LinkedHashSet<>();
  private final Map<String, byte[]> classes = new TreeMap<>();
  private @Nullable Throwable failure;

  HeaderClasses(JavacTask task) {
    this.task = task;
  }

  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE && event.getTypeElement() != null) {
      if (!isPackage(event.getTypeElement())) {
        analysed.add(event.getTypeElement());
      }
    } else if (event.getKind() == TaskEvent.Kind.COMPILATION) { // later, javac has let go of it
      try {
        write();
      } catch (IOException | RuntimeException | LinkageError | AssertionError e) {
        failure = e;
      }
    }
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
      for (TypeElement type : analysed) {
        add(type, writer, write);
      }
    } catch (InvocationTargetException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (ReflectiveOperationException e) {
      throw new IOException(e);
    }
  }

  private void add(TypeElement type, Object writer, Method write)
      throws ReflectiveOperationException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write.invoke(writer, bytes, type);
    String name = task.getElements().getBinaryName(type).toString().replace('.', '/');
    classes.put(name, bytes.toByteArray());
    for (Element member : ElementFilter.typesIn(type.getEnclosedElements())) {
      add((TypeElement) member, writer, write);
    }
  }
}
