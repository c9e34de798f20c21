package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.io.File;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.MojoExecution;

/** What every key begins with: which code runs, for which module, on which Maven. */
public final class Identity {
  /** Counts up whenever what the key covers changes. See docs/cache-key.md. */
  public static final int KEY_VERSION = 7;

  private static final String OWN_GROUP = "dev.ariabuild";

  private Identity() {}

  static void read(ModuleContext module, MojoExecution mojo, InputList inputs) throws Doubt {
    inputs.value("key version", Integer.toString(KEY_VERSION));
    inputs.value(
        "goal",
        mojo.getGroupId()
            + ":"
            + mojo.getArtifactId()
            + ":"
            + mojo.getVersion()
            + ":"
            + mojo.getGoal());
    inputs.value("module", module.id() + " (" + module.project().getPackaging() + ")");
    inputs.value("maven", module.session().getSystemProperties().getProperty("maven.version", "?"));
    inputs.value("locale", Locale.getDefault() + " " + Charset.defaultCharset());
    dialect(System.lineSeparator(), File.separator)
        .ifPresent(dialect -> inputs.value("dialect", dialect));
    plugin(module, mojo, inputs);
  }

  /**
   * How this system ends lines and separates names, unless it does so as most do: goals write texts
   * and paths in this way, and caches may be shared between systems.
   */
  static Optional<String> dialect(String lineSeparator, String separator) {
    return lineSeparator.equals("\n") && separator.equals("/")
        ? Optional.empty()
        : Optional.of(separator + (lineSeparator.equals("\r\n") ? " crlf" : " other lines"));
  }

  private static void plugin(ModuleContext module, MojoExecution mojo, InputList inputs)
      throws Doubt {
    Optional<File> jar = PluginJar.loaded(mojo);
    if (mojo.getVersion().endsWith("-SNAPSHOT")) {
      if (!mojo.getGroupId().equals(OWN_GROUP) || jar.isEmpty()) {
        throw new Doubt(Cause.VOLATILE_INPUT, "plugin " + mojo.getArtifactId() + " is a snapshot");
      }
      inputs.file(jar.get().toPath());
    } else if (builtHere(module, mojo.getGroupId(), mojo.getArtifactId())) {
      throw new Doubt(Cause.VOLATILE_INPUT, "plugin " + mojo.getArtifactId() + " is built here");
    }
    if (mojo.getPlugin() == null) {
      return;
    }
    for (Dependency dependency : mojo.getPlugin().getDependencies()) {
      String id = dependency.getManagementKey() + ":" + dependency.getVersion();
      if (id.endsWith("-SNAPSHOT") || dependency.getSystemPath() != null) {
        throw new Doubt(Cause.VOLATILE_INPUT, "plugin dependency " + id + " is a snapshot");
      }
      if (builtHere(module, dependency.getGroupId(), dependency.getArtifactId())) {
        throw new Doubt(Cause.VOLATILE_INPUT, "plugin dependency " + id + " is built here");
      }
      inputs.value(
          "plugin dependency " + dependency.getManagementKey(),
          id + " " + dependency.getExclusions().size());
    }
  }

  private static boolean builtHere(ModuleContext module, String groupId, String artifactId) {
    return module.session().getAllProjects().stream()
        .anyMatch(p -> p.getGroupId().equals(groupId) && p.getArtifactId().equals(artifactId));
  }
}
