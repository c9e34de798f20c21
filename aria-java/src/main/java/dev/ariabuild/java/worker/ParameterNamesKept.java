package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import java.lang.reflect.Field;

/**
 * Lets javac keep the names of parameters that it reads in class files, as it knows those of
 * sources: it copies them into constructors of anonymous classes and into bridges. For one task.
 *
 * <p>There is no public way. Needs {@link #EXPORTS}.
 */
final class ParameterNamesKept {
  /** Options of the JVM without which this fails. */
  static final String[] EXPORTS = {
    "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.jvm=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.main=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.platform=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
    "--add-opens=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
  };

  private final Object reader;
  private final Field field;

  private ParameterNamesKept(Object reader, Field field) {
    this.reader = reader;
    this.field = field;
  }

  /**
   * The switch of one task.
   *
   * @throws IllegalStateException if this javac does not let us
   */
  static ParameterNamesKept of(JavacTask task) {
    try {
      ClassLoader loader = task.getClass().getClassLoader();
      Class<?> basic = Class.forName("com.sun.tools.javac.api.BasicJavacTask", true, loader);
      Object context = basic.getMethod("getContext").invoke(task);
      Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context", true, loader);
      Class<?> readerType = Class.forName("com.sun.tools.javac.jvm.ClassReader", true, loader);
      Object reader = readerType.getMethod("instance", contextType).invoke(null, context);
      return new ParameterNamesKept(reader, readerType.getField("saveParameterNames"));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw unable(e);
    }
  }

  /** Whether those of class files that are read from now on are kept. */
  void set(boolean kept) {
    try {
      field.setBoolean(reader, kept);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw unable(e);
    }
  }

  private static IllegalStateException unable(Exception e) {
    return new IllegalStateException("this javac does not keep names of parameters: " + e, e);
  }
}
