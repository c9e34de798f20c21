package dev.ariabuild.java.worker;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * Files of a call of javac for a part of a module: old classes of that part are hidden, new ones
 * stay in memory.
 */
class PartialFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final String output;
  private final Set<String> hidden;
  private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();
  private @Nullable Consumer<Boolean> opening;

  PartialFiles(StandardJavaFileManager files, Path output, Set<String> hidden) {
    super(files);
    this.output = output + File.separator;
    this.hidden = hidden;
  }

  /**
   * Asks to be told, whenever a class file is opened, whether it is one of the module itself. To be
   * called before the first is.
   */
  void onOpening(Consumer<Boolean> listener) {
    opening = listener;
  }

  Map<String, byte[]> written() {
    Map<String, byte[]> bytes = new TreeMap<>();
    written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }

  /**
   * Those of some classes, and of the hidden ones, that the class path has besides, in other places
   * than the module's.
   */
  Set<String> elsewhere(Set<String> made) throws IOException {
    Set<String> classes = new HashSet<>(hidden);
    classes.addAll(made);
    Set<String> packages = new TreeSet<>();
    classes.forEach(name -> packages.add(name.substring(0, Math.max(0, name.lastIndexOf('/')))));
    Set<String> found = new TreeSet<>();
    for (String each : packages) {
      for (JavaFileObject file :
          super.list(
              StandardLocation.CLASS_PATH, each.replace('/', '.'), Set.of(Kind.CLASS), false)) {
        String name = isOwn(file) ? null : super.inferBinaryName(StandardLocation.CLASS_PATH, file);
        if (name != null && classes.contains(name.replace('.', '/'))) {
          found.add(name.replace('.', '/'));
        }
      }
    }
    return found;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    Set<Kind> wanted = new HashSet<>(kinds);
    wanted.remove(Kind.SOURCE); // javac must not find for itself what was not handed to it
    Iterable<JavaFileObject> all = super.list(location, packageName, wanted, recurse);
    if (!kinds.contains(Kind.CLASS)) {
      return all;
    }
    if (InternalApi.has(fileManager, location, packageName)) {
      return all;
    }
    List<JavaFileObject> visible = new ArrayList<>();
    for (JavaFileObject file : all) {
      if (!isHidden(file)) {
        visible.add(watched(file));
      }
    }
    return visible;
  }

  private JavaFileObject watched(JavaFileObject file) {
    return opening != null && file.getKind() == Kind.CLASS ? new Watched(file) : file;
  }

  /** Tells when it is opened. */
  private final class Watched extends ForwardingJavaFileObject<JavaFileObject> {
    Watched(JavaFileObject file) {
      super(file);
    }

    JavaFileObject file() {
      return fileObject;
    }

    @Override
    public InputStream openInputStream() throws IOException {
      Consumer<Boolean> listener = opening;
      if (listener != null) {
        listener.accept(isOwn(fileObject));
      }
      return super.openInputStream();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Watched watched && watched.file().equals(fileObject);
    }

    @Override
    public int hashCode() {
      return fileObject.hashCode();
    }
  }

  @Override
  public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
    return super.inferBinaryName(location, file instanceof Watched of ? of.file() : file);
  }

  @Override
  public boolean contains(Location location, FileObject file) throws IOException {
    return super.contains(location, file instanceof Watched of ? of.file() : file);
  }

  private boolean isOwn(JavaFileObject file) {
    return file.getName().startsWith(output);
  }

  private boolean isHidden(JavaFileObject file) {
    if (file.getKind() != Kind.CLASS) {
      return false;
    }
    if (!isOwn(file)) {
      return false;
    }
    String path = file.getName();
    String name = path.substring(output.length(), path.length() - Kind.CLASS.extension.length());
    return hidden.contains(name.replace(File.separatorChar, '/'));
  }

  @Override
  public @Nullable JavaFileObject getJavaFileForInput(
      Location location, String className, Kind kind) throws IOException {
    if (kind == Kind.SOURCE) {
      return null;
    }
    JavaFileObject file = super.getJavaFileForInput(location, className, kind);
    if (file == null || isHidden(file)) {
      return null;
    }
    return InternalApi.has(fileManager, location, InternalApi.packageOf(className))
        ? file
        : watched(file);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, @Nullable FileObject sibling)
      throws IOException {
    if (kind != Kind.CLASS) {
      throw new IOException("a compiler of a part of a module writes classes only: " + className);
    }
    String name = className.replace('.', '/');
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    written.put(name, out);
    JavaFileObject real = super.getJavaFileForOutput(location, className, kind, sibling);
    return new SimpleJavaFileObject(real.toUri(), kind) {
      @Override
      public OutputStream openOutputStream() {
        return out;
      }
    };
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, @Nullable FileObject sibling)
      throws IOException {
    throw new IOException("a compiler of a part of a module writes classes only: " + relativeName);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }
}
