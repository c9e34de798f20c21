package dev.ariabuild.maven.overlap;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;

/** Goals and modules as Maven hands them over. */
final class Mojos {
  private Mojos() {}

  /** A goal such as {@code compiler:compile} of Maven's own, or {@code group:plugin:goal}. */
  static MojoExecution mojo(String goal) {
    return mojo(goal, "");
  }

  static MojoExecution mojo(String name, String configuration) {
    String[] parts = name.split(":");
    Plugin plugin = new Plugin();
    plugin.setGroupId(parts.length == 2 ? "org.apache.maven.plugins" : parts[0]);
    plugin.setArtifactId(parts.length == 2 ? "maven-" + parts[0] + "-plugin" : parts[1]);
    plugin.setVersion("1");
    String goal = parts[parts.length - 1];
    MojoExecution mojo = new MojoExecution(plugin, goal, "default-" + goal);
    try {
      mojo.setConfiguration(
          Xpp3DomBuilder.build(
              new StringReader("<configuration>" + configuration + "</configuration>")));
    } catch (XmlPullParserException | IOException e) {
      throw new IllegalArgumentException(configuration, e);
    }
    return mojo;
  }

  /** One that has the reactor for itself. */
  static MojoExecution aggregator(String name) {
    String[] parts = name.split(":");
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setGroupId("org.apache.maven.plugins");
    plugin.setArtifactId("maven-" + parts[0] + "-plugin");
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setPluginDescriptor(plugin);
    descriptor.setGoal(parts[1]);
    descriptor.setAggregator(true);
    return new MojoExecution(descriptor, "default-" + parts[1]);
  }

  /** A module with the defaults that the super pom gives it. */
  static MavenProject project(Path dir, String pom) {
    try {
      Model model =
          new MavenXpp3Reader()
              .read(
                  new StringReader(
                      "<project><groupId>g</groupId><version>1</version>" + pom + "</project>"));
      Build build = model.getBuild() == null ? new Build() : model.getBuild();
      build.setDirectory(dir.resolve("target").toString());
      build.setOutputDirectory(dir.resolve("target/classes").toString());
      if (build.getSourceDirectory() == null) {
        build.setSourceDirectory(dir.resolve("src/main/java").toString());
      }
      build.setTestSourceDirectory(dir.resolve("src/test/java").toString());
      model.setBuild(build);
      MavenProject project = new MavenProject(model);
      project.setFile(new File(dir.toFile(), "pom.xml"));
      return project;
    } catch (XmlPullParserException | IOException e) {
      throw new IllegalArgumentException(pom, e);
    }
  }
}
