package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.symbol.SymbolPlaces;
import dev.ariabuild.aot.symbol.Symbolicator;
import dev.ariabuild.maven.plugin.image.Images;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Turns the stack traces of a stripped application back into those of its sources. Without Maven,
 * {@code java -jar aria-symbolicate.jar TRACE BUNDLE} does the same.
 */
@Mojo(name = "symbolicate", aggregator = true, requiresProject = false, threadSafe = true)
public final class SymbolicateMojo extends Goal {
  /** The file with the stack trace; it may be a whole log. */
  @Parameter(property = "aria.trace")
  private @Nullable File trace;

  /**
   * Symbol bundles, folders into which bundles were unpacked, or http addresses of such folders,
   * separated by commas; otherwise the bundles below target/aria of the modules.
   */
  @Parameter(property = "aria.symbols")
  private @Nullable List<String> symbols;

  /** Where the result goes; otherwise to the console. */
  @Parameter(property = "aria.output")
  private @Nullable File output;

  SymbolicateMojo() {}

  @Override
  void run() throws IOException, AotException, MojoFailureException {
    if (trace == null) {
      throw new MojoFailureException(
          "no stack trace is named: -Daria.trace=FILE, and -Daria.symbols=BUNDLE");
    }
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    Symbolicator.Summary summary =
        Symbolicator.run(trace.toPath(), SymbolPlaces.of(places()), text);
    if (output == null) {
      text.toString(StandardCharsets.UTF_8).lines().forEach(getLog()::info);
    } else {
      write(output.toPath().toAbsolutePath(), text);
    }
    getLog()
        .info(
            summary.frames()
                + " frames of "
                + summary.builds()
                + " jars read back"
                + (output == null ? "" : ": " + output));
  }

  @Override
  String undone() {
    return "cannot symbolicate " + trace;
  }

  private static void write(Path file, ByteArrayOutputStream text) throws IOException {
    @Nullable Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(file, text.toByteArray());
  }

  private List<String> places() throws IOException, MojoFailureException {
    if (symbols != null && !symbols.isEmpty()) {
      return symbols;
    }
    List<String> found = new ArrayList<>();
    for (MavenProject project : session().getProjects()) {
      Images.symbols(Images.folder(project)).forEach(bundle -> found.add(bundle.toString()));
    }
    if (found.isEmpty()) {
      throw new MojoFailureException(
          "no symbols are named, and there are none below target/aria: -Daria.symbols=BUNDLE");
    }
    return found;
  }
}
