package dev.ariabuild.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.VersionRange;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the catalogue with the descriptors of those plugins that were fetched before. */
class DescribedParametersTest {
  private static final Set<String> PLAIN =
      Set.of(
          "boolean",
          "int",
          "long",
          "char",
          "float",
          "double",
          "short",
          "byte",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.Character",
          "java.lang.Float",
          "java.lang.Double",
          "java.util.Date",
          "java.net.URL",
          "java.net.URI");

  static Stream<Path> files() {
    return Catalogue.files().stream();
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyParameterThatMayNameFilesIsDescribed(Path file) throws Exception {
    PluginGoals plugin = Catalogue.read(file);
    List<Path> jars = jars(plugin);
    assumeTrue(!jars.isEmpty(), "no covered version of " + plugin.plugin() + " was fetched before");
    Set<String> missing = new TreeSet<>();
    for (Path jar : jars) {
      for (Xpp3Dom mojo : descriptor(jar).getChild("mojos").getChildren("mojo")) {
        String name = mojo.getChild("goal").getValue();
        GoalDescriptor goal = plugin.goals().get(name);
        if (goal == null) {
          if (!name.equals("help")) {
            missing.add("goal " + name + " in " + jar.getFileName());
          }
        } else if (goal.always().isEmpty()) {
          missing(mojo, goal).forEach(what -> missing.add(what + " in " + jar.getFileName()));
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static List<String> missing(Xpp3Dom mojo, GoalDescriptor goal) {
    List<String> missing = new ArrayList<>();
    Xpp3Dom configuration = mojo.getChild("configuration");
    for (Xpp3Dom parameter : mojo.getChild("parameters").getChildren("parameter")) {
      String name = parameter.getChild("name").getValue();
      String type = parameter.getChild("type").getValue();
      Xpp3Dom value = configuration == null ? null : configuration.getChild(name);
      boolean plain =
          PLAIN.contains(type) || (type.equals("java.lang.String") && !namesDirectory(value));
      if (!plain && !goal.parameters().containsKey(name) && !goal.runWhen().containsKey(name)) {
        missing.add(goal.goal() + " " + name + " of type " + type);
      }
    }
    return missing;
  }

  private static boolean namesDirectory(Xpp3Dom value) {
    String text = value == null ? null : value.getAttribute("default-value");
    return text != null && (text.contains("basedir") || text.contains("irectory"));
  }

  private static List<Path> jars(PluginGoals plugin) throws Exception {
    String[] id = plugin.plugin().split(":");
    String repository =
        System.getProperty("maven.repo.local", System.getProperty("localRepository"));
    Path root =
        repository != null
            ? Path.of(repository)
            : Path.of(System.getProperty("user.home"), ".m2", "repository");
    Path dir = root.resolve(id[0].replace('.', '/')).resolve(id[1]);
    if (!Files.isDirectory(dir)) {
      return List.of();
    }
    VersionRange range = VersionRange.createFromVersionSpec(plugin.versions());
    List<Path> jars = new ArrayList<>();
    try (Stream<Path> versions = Files.list(dir)) {
      for (Path version : versions.toList()) {
        String name = String.valueOf(version.getFileName());
        Path jar = version.resolve(id[1] + "-" + name + ".jar");
        DefaultArtifactVersion number = new DefaultArtifactVersion(name);
        boolean early = number.getMajorVersion() == 4 && name.contains("-"); // a beta has others
        if (Files.isRegularFile(jar) && range.containsVersion(number) && !early) {
          jars.add(jar);
        }
      }
    }
    return jars;
  }

  private static Xpp3Dom descriptor(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      ZipEntry entry = file.getEntry("META-INF/maven/plugin.xml");
      try (InputStream in = file.getInputStream(entry)) {
        return Xpp3DomBuilder.build(in, "UTF-8");
      }
    } catch (Exception e) {
      throw new IOException(jar + ": " + e.getMessage(), e);
    }
  }
}
