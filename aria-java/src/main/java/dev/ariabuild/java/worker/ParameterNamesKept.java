package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;

/**
 * Makes javac keep the names of parameters that it reads in class files, as it knows those of
 * sources: it copies them into constructors of anonymous classes and into bridges.
 *
 * <p>There is no public way. Needs {@link #EXPORTS}.
 */
final class ParameterNamesKept {
  /** Options of the JVM without which this fails. */
  static final String[] EXPORTS = {
    "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.jvm=ALL-UNNAMED",
    "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED",
  };

  private ParameterNamesKept() {}

  /**
   * Sets it for one task.
   *
   * @throws IllegalStateException if this javac does not let us
   */
  static void in(JavacTask task) {
    try {
      ClassLoader loader = task.getClass().getClassLoader();
      Class<?> basic = Class.forName("com.sun.tools.javac.api.BasicJavacTask", true, loader);
      Object context = basic.getMethod("getContext").invoke(task);
      Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context", true, loader);
      Class<?> readerType = Class.forName("com.sun.tools.javac.jvm.ClassReader", true, loader);
      Object reader = readerType.getMethod("instance", contextType).invoke(null, context);
      readerType.getField("saveParameterNames").setBoolean(reader, true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException("this javac does not keep names of parameters: " + e, e);
    }
  }
}
