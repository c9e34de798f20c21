package dev.ariabuild.java.worker;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Files of a run of annotation processors: what they make stays in memory. */
final class ProcessedFiles extends PartialFiles {
  private final Charset charset;
  private final Map<String, InMemory> made = new TreeMap<>();
  private final Set<String> remade;
  private final Set<String> foreign;
  private boolean reading;

  ProcessedFiles(
      StandardJavaFileManager files, Path output, ProcessRequest request, Charset charset) {
    super(files, output, request.hidden());
    this.charset = charset;
    this.remade = request.remade();
    this.foreign = request.foreign();
  }

  /** From now on javac asks for output files only to read them, or only to write them. */
  void reading(boolean now) {
    reading = now;
  }

  /** What is there to read before anything is written; null if there is nothing. */
  @Nullable FileObject onDisk(Location location, String packageName, String relativeName)
      throws IOException {
    FileObject file =
        location.isOutputLocation()
            ? fileManager.getFileForOutput(location, packageName, relativeName, null)
            : fileManager.getFileForInput(location, packageName, relativeName);
    return file == null || remade.contains(path(file)) ? null : file;
  }

  /** Whether a processor made it in another run. */
  boolean isForeign(Location location, String packageName, String relativeName) throws IOException {
    FileObject file = onDisk(location, packageName, relativeName);
    return file != null && foreign.contains(path(file));
  }

  private static String path(FileObject file) {
    return "file".equals(file.toUri().getScheme()) ? Path.of(file.toUri()).toString() : "";
  }

  @Override
  public @Nullable FileObject getFileForInput(
      Location location, String packageName, String relativeName) throws IOException {
    FileObject file = super.getFileForInput(location, packageName, relativeName);
    if (file == null) {
      return null;
    }
    InMemory now = made.get(path(file));
    return now != null ? now : remade.contains(path(file)) ? null : file;
  }

  /** Content of what was made, by absolute path. */
  byte[] content(String path) throws IOException {
    InMemory file = made.get(path);
    if (file == null) {
      throw new NoSuchFileException(path);
    }
    return file.bytes();
  }

  /** Paths of what was made. */
  Set<String> made() {
    return made.keySet();
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String className, Kind kind, @Nullable FileObject sibling)
      throws IOException {
    if (kind != Kind.SOURCE) {
      throw new IOException("class files of annotation processors are not followed");
    }
    return keep(fileManager.getJavaFileForOutput(location, className, kind, sibling), kind);
  }

  @Override
  public FileObject getFileForOutput(
      Location location, String packageName, String relativeName, @Nullable FileObject sibling)
      throws IOException {
    if (location != StandardLocation.CLASS_OUTPUT && location != StandardLocation.SOURCE_OUTPUT) {
      throw new IOException("files of annotation processors in " + location + " are not followed");
    }
    FileObject file = fileManager.getFileForOutput(location, packageName, relativeName, sibling);
    if (reading) {
      InMemory now = made.get(path(file));
      if (now == null && remade.contains(path(file))) {
        throw new NoSuchFileException(path(file));
      }
      return now == null ? file : now;
    }
    return keep(file, Kind.OTHER);
  }

  /** The same since JDK 18, where it would go past the one above. */
  public JavaFileObject getJavaFileForOutputForOriginatingFiles(
      Location location, String className, Kind kind, FileObject... origins) throws IOException {
    return getJavaFileForOutput(location, className, kind, null);
  }

  /** The same since JDK 18, where it would go past the one above. */
  public FileObject getFileForOutputForOriginatingFiles(
      Location location, String packageName, String relativeName, FileObject... origins)
      throws IOException {
    return getFileForOutput(location, packageName, relativeName, null);
  }

  private InMemory keep(FileObject real, Kind kind) {
    InMemory file = new InMemory(real.toUri(), kind, charset);
    made.put(path(real), file);
    return file;
  }

  /** A file that will be, or is, at a place on disk. */
  static final class InMemory extends SimpleJavaFileObject {
    private final Charset charset;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    InMemory(URI place, Kind kind, Charset charset) {
      super(place, kind);
      this.charset = charset;
    }

    static InMemory source(String path, byte[] content, Charset charset) {
      InMemory file = new InMemory(Path.of(path).toUri(), Kind.SOURCE, charset);
      file.bytes.writeBytes(content);
      return file;
    }

    byte[] bytes() {
      return bytes.toByteArray();
    }

    @Override
    public String getName() {
      return Path.of(uri).toString();
    }

    @Override
    public OutputStream openOutputStream() {
      bytes = new ByteArrayOutputStream();
      return bytes;
    }

    @Override
    public Writer openWriter() {
      return new OutputStreamWriter(openOutputStream(), charset);
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(bytes.toByteArray());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return bytes.toString(charset);
    }
  }
}
