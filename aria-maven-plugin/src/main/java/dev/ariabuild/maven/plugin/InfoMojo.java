package dev.ariabuild.maven.plugin;

import dev.ariabuild.aot.image.Target;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.plugin.doctor.Machine;
import dev.ariabuild.maven.plugin.host.Host;
import dev.ariabuild.maven.plugin.host.Jdks;
import java.io.File;
import java.nio.file.Files;
import java.util.Locale;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.rtinfo.RuntimeInformation;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Says what a build here would use: profile, JDK, target, cache folder, extension. */
@Mojo(name = "info", aggregator = true, requiresProject = false, threadSafe = true)
public final class InfoMojo extends ProfileGoal {
  private final RuntimeInformation maven;
  private final ToolchainManager toolchains;

  /** Home of the JDK whose runtime ships; otherwise the toolchain's, otherwise Maven's own. */
  @Parameter(property = "aria.jdk")
  private @Nullable File jdk;

  @Inject
  InfoMojo(RuntimeInformation maven, ToolchainManager toolchains) {
    this.maven = maven;
    this.toolchains = toolchains;
  }

  @Override
  void run() throws InterruptedException, MojoExecutionException {
    Host host = host();
    Settings settings = settings();
    line("aria", Host.ownVersion());
    line("maven", maven.getMavenVersion());
    line("extension", host.extension().orElse("not active: nothing is skipped or restored"));
    line("profile", settings.profile().name() + " (" + settings.chosenBy().text() + ")");
    line("aria.toml", Files.isRegularFile(host.root().resolve("aria.toml")) ? "found" : "none");
    line("cache", settings.cacheDir(host.root()).toString());
    line("target", Target.current().toString());
    line("jdk", Machine.describe(Jdks.choose(jdk, toolchains, session())));
    line("commit", host.git().summary());
    getLog().info("what is installed, and what profiles would use: mvn aria:doctor");
    settings.notices().forEach(getLog()::warn);
  }

  private void line(String name, String value) {
    getLog().info(String.format(Locale.ROOT, "%-10s %s", name, value));
  }
}
