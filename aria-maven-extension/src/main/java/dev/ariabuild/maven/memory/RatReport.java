package dev.ariabuild.maven.memory;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * The report of Apache Rat, which judges each file by itself. Where only Java sources were edited
 * and everything was approved, it is told to include these alone; if it marks them as before, the
 * report is the old one with a new time. Otherwise, also if it fails, it runs again on all files.
 *
 * @see <a href="https://creadur.apache.org/rat/apache-rat-plugin/check-mojo.html">rat:check</a>
 */
final class RatReport implements Memory {
  static final String PLUGIN = "org.apache.rat:apache-rat-plugin";

  private static final String REPORT = "/rat.txt";
  private static final String INCLUDES = "includes";

  private final MojoExecution mojo;
  private final Path moduleDir;
  private final Inputs inputs;
  private @Nullable Expected expected;

  /** The old report, and what it says of the edited files. */
  private record Expected(
      Path report, RatMarks before, Set<String> edited, Map<String, String> marks) {}

  RatReport(MojoExecution mojo, Path moduleDir, Inputs inputs) {
    this.mojo = mojo;
    this.moduleDir = moduleDir;
    this.inputs = inputs;
  }

  @Override
  public Map<String, byte[]> after(Trace last) throws IOException {
    Optional<String> report = ChangedFiles.output(last, REPORT);
    Optional<ChangedFiles> changed = ChangedFiles.between(last.inputs(), inputs);
    if (report.isPresent()
        && changed.isPresent()
        && changed.get().added().isEmpty()
        && changed.get().removed().isEmpty()) {
      Path file = moduleDir.resolve(report.get());
      expected = expected(file, changed.get().edited());
    }
    return Map.of();
  }

  private @Nullable Expected expected(Path report, Set<String> edited) throws IOException {
    Optional<RatMarks> before = RatMarks.of(Files.readString(report));
    if (before.isEmpty() || edited.isEmpty()) {
      return null;
    }
    Map<String, String> marks = new TreeMap<>();
    for (String path : edited) {
      // a report names files by their whole path, or by that below the module
      String absolute = moduleDir.resolve(path).toString();
      String file = before.get().byFile().containsKey(absolute) ? absolute : path;
      String mark = before.get().byFile().get(file);
      // other files may be such that it reads itself: exclusions, licences
      if (mark == null || !path.endsWith(".java")) {
        return null;
      }
      marks.put(file, mark);
    }
    return new Expected(report, before.get(), edited, marks);
  }

  @Override
  public void run(Tool tool) throws Exception {
    Expected last = expected;
    if (last == null) {
      tool.run();
      return;
    }
    Xpp3Dom whole = mojo.getConfiguration();
    mojo.setConfiguration(including(last.edited(), whole));
    try {
      tool.run();
    } finally {
      mojo.setConfiguration(whole);
    }
  }

  private static Xpp3Dom including(Set<String> files, @Nullable Xpp3Dom whole) {
    Xpp3Dom includes = new Xpp3Dom(INCLUDES);
    for (String file : files) {
      Xpp3Dom include = new Xpp3Dom("include");
      include.setValue(file);
      includes.addChild(include);
    }
    Xpp3Dom narrow = new Xpp3Dom("configuration");
    narrow.addChild(includes);
    if (whole != null) {
      for (Xpp3Dom child : whole.getChildren()) {
        if (!child.getName().equals(INCLUDES)) {
          narrow.addChild(child);
        }
      }
    }
    return narrow;
  }

  @Override
  public boolean complete() throws IOException {
    Expected last = expected;
    expected = null;
    if (last == null) {
      return true;
    }
    Optional<RatMarks> now =
        Files.exists(last.report())
            ? RatMarks.of(Files.readString(last.report()))
            : Optional.empty();
    if (now.isEmpty() || !now.get().byFile().equals(last.marks())) {
      Files.deleteIfExists(last.report());
      return false;
    }
    Files.writeString(last.report(), last.before().at(now.get()));
    return true;
  }
}
