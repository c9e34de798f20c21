package plugin;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Writes a class that holds a word. */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public class GenerateMojo extends AbstractMojo {
  private static final String END = "!";

  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Parameter(defaultValue = "${project.build.directory}/generated-sources/word")
  private File output;

  @Parameter(property = "word", required = true)
  private String word;

  @Override
  public void execute() throws MojoExecutionException {
    try {
      Path file = output.toPath().resolve("example/Word.java");
      Files.createDirectories(file.getParent());
      Files.writeString(
          file, "package example; class Word { String text() { return \"" + word + END + "\"; } }");
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
    project.addCompileSourceRoot(output.getPath());
  }
}
