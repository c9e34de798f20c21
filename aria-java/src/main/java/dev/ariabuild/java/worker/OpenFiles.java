package dev.ariabuild.java.worker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Archives of class paths that stay open from one call of javac to the next, with what javac knows
 * of their contents. What lies in directories is looked at by each call. Opened anew as soon as an
 * entry is another file, is gone or has come, and as long as one was written so shortly before it
 * was opened that its time could not tell another one from it. Not thread-safe.
 *
 * <p>Sources are not read through it: javac would keep what it read by the time of the file, and
 * two edits may have the same.
 */
final class OpenFiles {
  private static final int MOST = 6;

  private final JavaCompiler compiler;
  private final Map<List<String>, Opened> all = new LinkedHashMap<>();

  private record Opened(StandardJavaFileManager files, List<Stamp> stamps, long since) {
    boolean isCurrent() {
      return stamps.stream()
          .allMatch(stamp -> stamp.isSettledAt(since) && stamp.equals(Stamp.of(stamp.path())));
    }
  }

  OpenFiles(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  /**
   * Files of the class path in these options: what is seen of an archive depends on others, too.
   *
   * @param options of javac
   */
  StandardJavaFileManager of(List<String> options) throws IOException {
    Opened known = all.remove(options);
    if (known != null && !known.isCurrent()) {
      close(known);
      known = null;
    }
    if (known == null) {
      known = open(classPath(options));
    }
    all.put(List.copyOf(options), known); // the last one used is the last one
    Iterator<Opened> oldest = all.values().iterator();
    if (all.size() > MOST) {
      close(oldest.next());
      oldest.remove();
    }
    return known.files();
  }

  private static String classPath(List<String> options) {
    int at = options.indexOf("-classpath");
    return at < 0 || at + 1 >= options.size() ? "" : options.get(at + 1);
  }

  private Opened open(String classPath) throws IOException {
    long since = System.currentTimeMillis();
    StandardJavaFileManager files =
        compiler.getStandardFileManager(null, Locale.getDefault(), Charset.defaultCharset());
    files.handleOption("-classpath", List.of(classPath).iterator());
    List<Stamp> stamps = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        stamps.add(Stamp.of(Path.of(entry)));
      }
    }
    // with those that archives name in their manifests
    for (Path entry : files.getLocationAsPaths(StandardLocation.CLASS_PATH)) {
      stamps.add(Stamp.of(entry));
    }
    return new Opened(files, stamps, since);
  }

  private static void close(Opened opened) {
    try {
      opened.files().close();
    } catch (IOException anArchiveIsGone) {
      // it is not asked any more
    }
  }
}
