import java.io.File;
import java.util.List;
import java.util.Properties;
import org.apache.maven.Maven;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequestPopulator;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.plugin.BuildPluginManager;
import org.codehaus.plexus.ContainerConfiguration;
import org.codehaus.plexus.DefaultContainerConfiguration;
import org.codehaus.plexus.DefaultPlexusContainer;
import org.codehaus.plexus.PlexusConstants;

/** Builds a project as an IDE does: no command line, no root directory. Run from source. */
public class EmbeddedBuild {
  public static void main(String[] arguments) throws Exception {
    ContainerConfiguration configuration = new DefaultContainerConfiguration();
    configuration.setAutoWiring(true).setClassPathScanning(PlexusConstants.SCANNING_INDEX);
    DefaultPlexusContainer container = new DefaultPlexusContainer(configuration);
    String manager = container.lookup(BuildPluginManager.class).getClass().getName();
    System.out.println("aria extension present: " + manager.startsWith("dev.ariabuild."));
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setPom(new File(arguments[0]));
    request.setBaseDirectory(new File(arguments[0]).getParentFile());
    request.setLocalRepositoryPath(new File(arguments[1]));
    request.setGoals(List.of(arguments[2]));
    request.setOffline(true);
    Properties system = new Properties();
    system.putAll(System.getProperties());
    // whatever lies in the local repository counts, wherever it came from
    system.setProperty("aether.enhancedLocalRepository.trackingFilename", "none");
    request.setSystemProperties(system);
    container.lookup(MavenExecutionRequestPopulator.class).populateDefaults(request);
    MavenExecutionResult result = container.lookup(Maven.class).execute(request);
    result.getExceptions().forEach(Throwable::printStackTrace);
    container.dispose();
    System.exit(result.hasExceptions() ? 1 : 0);
  }
}
