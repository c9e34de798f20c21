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

  ProcessedFiles(StandardJavaFileManager files, Path output, Set<String> hidden, Charset charset) {
    super(files, output, hidden);
    this.charset = charset;
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
    return keep(
        fileManager.getFileForOutput(location, packageName, relativeName, sibling), Kind.OTHER);
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
    made.put(Path.of(real.toUri()).toString(), file);
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
