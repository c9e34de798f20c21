package dev.ariabuild.java.worker;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.jspecify.annotations.Nullable;

/**
 * Files of a call of javac for a part of a module: old classes of that part are hidden, new ones
 * stay in memory.
 */
final class PartialFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
  private final String output;
  private final Set<String> hidden;
  private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

  PartialFiles(StandardJavaFileManager files, Path output, Set<String> hidden) {
    super(files);
    this.output = output + File.separator;
    this.hidden = hidden;
  }

  Map<String, byte[]> written() {
    Map<String, byte[]> bytes = new TreeMap<>();
    written.forEach((name, out) -> bytes.put(name, out.toByteArray()));
    return bytes;
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String packageName, Set<Kind> kinds, boolean recurse) throws IOException {
    Set<Kind> wanted = new HashSet<>(kinds);
    wanted.remove(Kind.SOURCE); // javac must not find for itself what was not handed to it
    Iterable<JavaFileObject> all = super.list(location, packageName, wanted, recurse);
    if (hidden.isEmpty() || !kinds.contains(Kind.CLASS)) {
      return all;
    }
    List<JavaFileObject> visible = new ArrayList<>();
    for (JavaFileObject file : all) {
      if (!isHidden(file)) {
        visible.add(file);
      }
    }
    return visible;
  }

  private boolean isHidden(JavaFileObject file) {
    if (file.getKind() != Kind.CLASS) {
      return false;
    }
    String path = file.getName();
    if (!path.startsWith(output)) {
      return false;
    }
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
    return file != null && isHidden(file) ? null : file;
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, FileObject sibling) throws IOException {
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
      Location location, String packageName, String relativeName, FileObject sibling)
      throws IOException {
    throw new IOException("a compiler of a part of a module writes classes only: " + relativeName);
  }

  @Override
  public boolean isSameFile(FileObject a, FileObject b) {
    return a.toUri().equals(b.toUri());
  }
}
