package dev.ariabuild.maven.plugin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DefaultArtifact;
import org.apache.maven.artifact.handler.DefaultArtifactHandler;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleClassPathTest {
  @TempDir Path dir;

  private final MavenProject project = new MavenProject();

  private Artifact artifact(String group, String name, String scope) throws IOException {
    DefaultArtifactHandler handler = new DefaultArtifactHandler("jar");
    handler.setAddedToClasspath(true);
    Artifact artifact = new DefaultArtifact(group, name, "1", scope, "jar", "", handler);
    Path file = dir.resolve(group).resolve(name + "-1.jar");
    Files.createDirectories(file.getParent());
    artifact.setFile(Files.writeString(file, "").toFile());
    return artifact;
  }

  private ModuleClassPath classPath(String toml, Artifact... dependencies) throws Exception {
    project.setArtifacts(new LinkedHashSet<>(List.of(dependencies)));
    Path file = Files.writeString(dir.resolve("aria.toml"), toml);
    Settings settings =
        ConfigLoader.load(Optional.of(file), Map.of(), Map.of(), List.of(), Set.of());
    return ModuleClassPath.of(project, settings);
  }

  @Test
  void theOwnJarComesFirstThenWhatShips() throws Exception {
    project.setArtifact(artifact("own", "app", "compile"));
    ModuleClassPath classPath =
        classPath(
            "",
            artifact("a", "z", "compile"),
            artifact("a", "tests", "test"),
            artifact("a", "container", "provided"),
            artifact("a", "driver", "runtime"));
    assertEquals(
        List.of("app-1.jar", "z-1.jar", "driver-1.jar"), List.copyOf(classPath.byName().keySet()));
    assertEquals(dir.resolve("own/app-1.jar"), classPath.own());
  }

  @Test
  void jarsOfOneNameAreToldApartByTheirGroup() throws Exception {
    project.setArtifact(artifact("own", "app", "compile"));
    ModuleClassPath classPath =
        classPath("", artifact("a", "util", "compile"), artifact("b", "util", "compile"));
    assertEquals(
        List.of("app-1.jar", "util-1.jar", "b.util-1.jar"),
        List.copyOf(classPath.byName().keySet()));
  }

  @Test
  void whatIsRewrittenIsSetForEachJar() throws Exception {
    project.setArtifact(artifact("own", "app", "compile"));
    ModuleClassPath classPath =
        classPath(
            """
            [profile.dev.package."a:old"]
            lift-old-classes = true
            """,
            artifact("a", "old", "compile"),
            artifact("a", "new", "compile"));
    assertEquals(Set.of("old-1.jar"), classPath.plan(List.of()).lift());
  }

  @Test
  void aModuleThatIsNotPackagedSaysSo() throws Exception {
    Artifact own = artifact("own", "app", "compile");
    Files.delete(own.getFile().toPath());
    project.setArtifact(own);
    MojoFailureException e = assertThrows(MojoFailureException.class, () -> classPath(""));
    assertTrue(e.getMessage().contains("has no jar yet"), e.getMessage());
  }
}
