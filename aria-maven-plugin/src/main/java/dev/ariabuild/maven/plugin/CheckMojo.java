package dev.ariabuild.maven.plugin;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Checks the types of all modules and their tests, without making classes. This is the core
 * extension's work, which puts the phase test-compile in its place; without it there is none.
 */
@Mojo(name = "check", aggregator = true, requiresProject = false, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
  /** Does nothing if true. */
  @Parameter(property = "aria.skip", defaultValue = "false")
  private boolean skip;

  CheckMojo() {}

  @Override
  public void execute() throws MojoFailureException {
    if (skip) {
      getLog().info("skipped: aria.skip is true");
      return;
    }
    throw new MojoFailureException(
        "nothing was checked: aria:check needs the core extension, called by its short name; add"
            + " dev.ariabuild:aria-maven-extension to .mvn/extensions.xml");
  }
}
