package dev.ariabuild.java;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The running JDK's javac, from sources in memory to class files in memory. */
public final class InMemoryJavac {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final StandardJavaFileManager jdk = compiler.getStandardFileManager(null, null, null);

  public InMemoryJavac() {
    try {
      jdk.setLocation(StandardLocation.CLASS_PATH, List.of());
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Class files by path; null values never. {@code success} is false if javac says so. */
  public record Compiled(boolean success, Map<String, byte[]> classes, String diagnostics) {
    /** The same files with the same bytes, or a failure in both. */
    public boolean sameAs(Compiled other) {
      if (success != other.success) {
        return false;
      }
      return !success || differing(other).isEmpty();
    }

    /** Paths of files that only one has, or that differ. */
    public List<String> differing(Compiled other) {
      Map<String, byte[]> all = new LinkedHashMap<>(classes);
      all.putAll(other.classes);
      List<String> differing = new ArrayList<>();
      for (String path : all.keySet()) {
        if (!java.util.Arrays.equals(classes.get(path), other.classes.get(path))) {
          differing.add(path);
        }
      }
      return differing;
    }
  }

  /**
   * Compiles.
   *
   * @param sources texts by path, such as {@code p/A.java}
   */
  public Compiled compile(
      Map<String, String> sources, Map<String, byte[]> classPath, List<String> options) {
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((path, text) -> units.add(new Source(path, text)));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    Manager manager = new Manager(jdk, classPath);
    List<String> all = new ArrayList<>(List.of("-g", "-proc:none"));
    all.addAll(options);
    boolean success = compiler.getTask(null, manager, diagnostics, all, null, units).call();
    Map<String, byte[]> classes = new TreeMap<>();
    manager.written.forEach((name, out) -> classes.put(name, out.toByteArray()));
    return new Compiled(success, classes, diagnostics.getDiagnostics().toString());
  }

  private static URI uri(String path) {
    return URI.create("mem:///" + path);
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String path, String text) {
      super(uri(path), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  private static final class Binary extends SimpleJavaFileObject {
    private final String binaryName;
    private final byte[] content;

    Binary(String path, byte[] content) {
      super(uri(path), Kind.CLASS);
      this.binaryName = path.substring(0, path.length() - ".class".length()).replace('/', '.');
      this.content = content;
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(content);
    }
  }

  private static final class Manager extends ForwardingJavaFileManager<JavaFileManager> {
    private final Map<String, byte[]> classPath;
    private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

    Manager(JavaFileManager jdk, Map<String, byte[]> classPath) {
      super(jdk);
      this.classPath = classPath;
    }

    @Override
    public Iterable<JavaFileObject> list(
        Location location, String packageName, Set<Kind> kinds, boolean recurse)
        throws IOException {
      if (location != StandardLocation.CLASS_PATH || !kinds.contains(Kind.CLASS)) {
        return super.list(location, packageName, kinds, recurse);
      }
      String prefix = packageName.isEmpty() ? "" : packageName.replace('.', '/') + "/";
      List<JavaFileObject> found = new ArrayList<>();
      classPath.forEach(
          (path, content) -> {
            if (path.startsWith(prefix) && path.indexOf('/', prefix.length()) < 0) {
              found.add(new Binary(path, content));
            }
          });
      return found;
    }

    @Override
    public String inferBinaryName(Location location, JavaFileObject file) {
      return file instanceof Binary binary
          ? binary.binaryName
          : super.inferBinaryName(location, file);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      String path = className.replace('.', '/') + kind.extension;
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      written.put(path, out);
      return new SimpleJavaFileObject(uri(path), kind) {
        @Override
        public OutputStream openOutputStream() {
          return out;
        }
      };
    }
  }
}
