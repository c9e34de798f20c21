package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * Classes of the JDK of which javac warns that they are its own ({@code sun.misc.Unsafe is internal
 * proprietary API}). It does so only where it finds files in its own way; here it is told to, and
 * must get its own file objects of such classes: one that stands around another makes it silent.
 *
 * <p>There is no public way. Needs {@link ParameterNamesKept#EXPORTS}.
 */
final class InternalApi {
  private static final String SYSTEM = StandardLocation.SYSTEM_MODULES.getName() + "[";

  /** Exported, and warned of. */
  private static final String UNSUPPORTED = "jdk.unsupported";

  private static final Map<String, Set<String>> EXPORTED = new ConcurrentHashMap<>();

  /** With these, javac itself does not look. */
  private static final List<String> SILENCING =
      List.of("--system", "--boot-class-path", "-bootclasspath", "-Xbootclasspath");

  private InternalApi() {}

  /**
   * Lets a task that has not run yet warn of such classes, as it would without our files.
   *
   * @throws IllegalStateException if this javac does not let us
   */
  static void warn(JavacTask task, List<String> options) {
    if (options.stream().anyMatch(option -> SILENCING.stream().anyMatch(option::startsWith))) {
      return;
    }
    try {
      ClassLoader loader = task.getClass().getClassLoader();
      Class<?> basic = Class.forName("com.sun.tools.javac.api.BasicJavacTask", true, loader);
      Object context = basic.getMethod("getContext").invoke(task);
      Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context", true, loader);
      Class<?> finderType = Class.forName("com.sun.tools.javac.code.ClassFinder", true, loader);
      Object finder = finderType.getMethod("instance", contextType).invoke(null, context);
      Object index =
          Class.forName("com.sun.tools.javac.file.JRTIndex", true, loader)
              .getMethod("getSharedInstance")
              .invoke(null);
      Field field = finderType.getDeclaredField("jrtIndex");
      field.setAccessible(true);
      field.set(finder, index);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new IllegalStateException("this javac does not warn of its own classes: " + e, e);
    }
  }

  /** Whether a package at a place consists of such classes, or may. */
  static boolean has(JavaFileManager files, Location location, String packageName)
      throws IOException {
    if (!location.getName().startsWith(SYSTEM)) {
      return false;
    }
    String module = files.inferModuleName(location);
    return module != null
        && (module.equals(UNSUPPORTED)
            || !EXPORTED.computeIfAbsent(module, InternalApi::exported).contains(packageName));
  }

  /** The package of a class, by its binary name. */
  static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private static Set<String> exported(String module) {
    return ModuleFinder.ofSystem()
        .find(module)
        .map(found -> exported(found.descriptor()))
        .orElse(Set.of());
  }

  private static Set<String> exported(ModuleDescriptor module) {
    return module.exports().stream()
        .filter(each -> !each.isQualified())
        .map(Exports::source)
        .collect(Collectors.toUnmodifiableSet());
  }
}
