package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * Tasks with {@code --release}, for which the classes of that release stay open from one call to
 * the next. Does, piece by piece, what javac does when it reads that option; where a piece is
 * missing, javac reads the option itself.
 *
 * <p>There is no public way. Needs {@link ParameterNamesKept#EXPORTS}.
 */
final class Release {
  private static final String OPTION = "--release";

  private final Map<String, Known> known = new HashMap<>();
  private Runnable opening = () -> {};

  private record Known(String source, String target, JavaFileManager files) {}

  /**
   * A task.
   *
   * @param told whether {@link #onOpening} hears of all classes of its release, if it has one
   */
  record Made(JavacTask task, boolean told) {}

  /** Asks to be told whenever a class of a release is opened, until the next task is made. */
  void onOpening(Runnable listener) {
    opening = listener;
  }

  /** How many are kept open. */
  int open() {
    return known.size();
  }

  /** A task, as the compiler would make it. */
  Made task(
      JavaCompiler compiler,
      Writer out,
      JavaFileManager files,
      DiagnosticListener<JavaFileObject> listener,
      List<String> options,
      Iterable<JavaFileObject> units) {
    opening = () -> {};
    int at = options.indexOf(OPTION);
    boolean plain = at < 0 || at + 1 >= options.size() || !options.contains("-proc:none");
    if (!plain) {
      try {
        return new Made(quick(compiler, out, files, listener, options, units, at), true);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof RuntimeException told) {
          throw told;
        }
      } catch (ReflectiveOperationException | RuntimeException anotherJavac) {
        // then it has to read the option itself
      }
    }
    JavacTask task = (JavacTask) compiler.getTask(out, files, listener, options, null, units);
    return new Made(task, options.stream().noneMatch(option -> option.startsWith(OPTION)));
  }

  private JavacTask quick(
      JavaCompiler compiler,
      Writer out,
      JavaFileManager files,
      DiagnosticListener<JavaFileObject> listener,
      List<String> options,
      Iterable<JavaFileObject> units,
      int at)
      throws ReflectiveOperationException {
    ClassLoader loader = compiler.getClass().getClassLoader();
    String name = options.get(at + 1);
    Known release = known.get(name);
    if (release == null) {
      release = open(loader, name);
      known.put(name, release);
    }
    List<String> others = new ArrayList<>(options.subList(0, at));
    others.addAll(options.subList(at + 2, options.size()));
    others.addAll(List.of("-source", release.source(), "-target", release.target()));
    Class<?> contextType = Class.forName("com.sun.tools.javac.util.Context", true, loader);
    Object context = contextType.getConstructor().newInstance();
    Object task =
        compiler
            .getClass()
            .getMethod(
                "getTask",
                Writer.class,
                JavaFileManager.class,
                DiagnosticListener.class,
                Iterable.class,
                Iterable.class,
                Iterable.class,
                contextType)
            .invoke(compiler, out, files, listener, others, null, units, context);
    Class<?> optionsType = Class.forName("com.sun.tools.javac.util.Options", true, loader);
    Object set = optionsType.getMethod("instance", contextType).invoke(null, context);
    optionsType.getMethod("put", String.class, String.class).invoke(set, OPTION, name);
    Class.forName("com.sun.tools.javac.main.DelegatingJavaFileManager", true, loader)
        .getMethod(
            "installReleaseFileManager", contextType, JavaFileManager.class, JavaFileManager.class)
        .invoke(null, context, release.files(), files);
    return (JavacTask) task;
  }

  private Known open(ClassLoader loader, String name) throws ReflectiveOperationException {
    Object platform =
        Class.forName("com.sun.tools.javac.platform.PlatformUtils", true, loader)
            .getMethod("lookupPlatformDescription", String.class)
            .invoke(null, name);
    Class<?> type = Class.forName("com.sun.tools.javac.platform.PlatformDescription", true, loader);
    if (platform == null || !((List<?>) call(type, platform, "getAdditionalOptions")).isEmpty()) {
      throw new NoSuchMethodException("no plain release " + name);
    }
    return new Known(
        (String) call(type, platform, "getSourceVersion"),
        (String) call(type, platform, "getTargetVersion"),
        new Listed((JavaFileManager) call(type, platform, "getFileManager"), () -> opening.run()));
  }

  private static Object call(Class<?> type, Object on, String name)
      throws ReflectiveOperationException {
    Method method = type.getMethod(name);
    return method.invoke(on);
  }

  /** Classes of a release do not change: each package is listed once. */
  static final class Listed extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<List<Object>, List<JavaFileObject>> lists = new HashMap<>();
    private final Map<JavaFileObject, String> names = new IdentityHashMap<>();
    private final Runnable opening;

    /**
     * Over the files of a release.
     *
     * @param opening is told whenever one is opened
     */
    Listed(JavaFileManager files, Runnable opening) {
      super(files);
      this.opening = opening;
    }

    /** Tells when it is opened. */
    private final class Told extends ForwardingJavaFileObject<JavaFileObject> {
      private final Kind kind;

      Told(JavaFileObject file) {
        super(file);
        kind = file.getKind();
      }

      /** At hand: javac asks at each look, and the file finds it out of its name each time. */
      @Override
      public Kind getKind() {
        return kind;
      }

      JavaFileObject file() {
        return fileObject;
      }

      @Override
      public InputStream openInputStream() throws IOException {
        opening.run();
        return super.openInputStream();
      }

      @Override
      public boolean equals(@Nullable Object other) {
        return other instanceof Told told && told.file().equals(fileObject);
      }

      @Override
      public int hashCode() {
        return fileObject.hashCode();
      }
    }

    private static FileObject real(FileObject file) {
      return file instanceof Told told ? told.file() : file;
    }

    private static JavaFileObject real(JavaFileObject file) {
      return file instanceof Told told ? told.file() : file;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
        throws IOException {
      List<Object> key = List.of(location, packageName, new HashSet<>(kinds), recurse);
      List<JavaFileObject> found = lists.get(key);
      if (found == null) {
        List<JavaFileObject> all = new ArrayList<>();
        boolean internal = InternalApi.has(fileManager, location, packageName);
        for (JavaFileObject file : super.list(location, packageName, kinds, recurse)) {
          JavaFileObject told = internal ? file : new Told(file);
          all.add(told);
          String name = super.inferBinaryName(location, file);
          if (name != null) {
            names.put(told, name);
          }
        }
        found = List.copyOf(all);
        lists.put(key, found);
      }
      return found;
    }

    @Override
    public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
      String name = names.get(file);
      return name != null ? name : super.inferBinaryName(location, real(file));
    }

    @Override
    public @Nullable JavaFileObject getJavaFileForInput(
        Location location, String className, JavaFileObject.Kind kind) throws IOException {
      JavaFileObject file = super.getJavaFileForInput(location, className, kind);
      return file == null
              || InternalApi.has(fileManager, location, InternalApi.packageOf(className))
          ? file
          : new Told(file);
    }

    @Override
    public boolean contains(Location location, FileObject file) throws IOException {
      return super.contains(location, real(file));
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
      return super.isSameFile(real(a), real(b));
    }

    @Override
    public @Nullable Location getLocationForModule(Location location, JavaFileObject file)
        throws IOException {
      return super.getLocationForModule(location, real(file));
    }

    @Override
    public void close() {
      // it stays open
    }
  }
}
