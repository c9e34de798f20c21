package dev.ariabuild.maven.component;

import dev.ariabuild.maven.overlap.OverlappingBuild;
import dev.ariabuild.maven.session.AriaBuild;
import dev.ariabuild.maven.session.MojoCall;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.InvalidPluginDescriptorException;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.MojoNotFoundException;
import org.apache.maven.plugin.PluginConfigurationException;
import org.apache.maven.plugin.PluginDescriptorParsingException;
import org.apache.maven.plugin.PluginManagerException;
import org.apache.maven.plugin.PluginNotFoundException;
import org.apache.maven.plugin.PluginResolutionException;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.sisu.Priority;

/** Stands before Maven's own manager and asks the build whether a mojo has to run. */
@Named("aria")
@Singleton
@Priority(1000)
public final class AriaPluginManager implements BuildPluginManager {
  private final Provider<BuildPluginManager> maven;

  @Inject
  AriaPluginManager(@Named("default") Provider<BuildPluginManager> maven) {
    this.maven = maven;
  }

  @Override
  public void executeMojo(MavenSession session, MojoExecution execution)
      throws MojoFailureException,
          MojoExecutionException,
          PluginConfigurationException,
          PluginManagerException {
    MojoCall call = () -> maven.get().executeMojo(session, execution);
    Optional<AriaBuild> build = AriaBuild.of(session);
    Optional<OverlappingBuild> overlapping = OverlappingBuild.of(session);
    if (overlapping.isPresent()) {
      overlapping.get().before(session, execution, early -> executeMojo(session, early));
    }
    try {
      if (build.isPresent()) {
        build.get().execute(session, execution, call);
      } else {
        call.run();
      }
    } catch (MojoFailureException
        | MojoExecutionException
        | PluginConfigurationException
        | PluginManagerException
        | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  @Override
  public PluginDescriptor loadPlugin(
      Plugin plugin, List<RemoteRepository> repositories, RepositorySystemSession session)
      throws PluginNotFoundException,
          PluginResolutionException,
          PluginDescriptorParsingException,
          InvalidPluginDescriptorException {
    return maven.get().loadPlugin(plugin, repositories, session);
  }

  @Override
  public MojoDescriptor getMojoDescriptor(
      Plugin plugin,
      String goal,
      List<RemoteRepository> repositories,
      RepositorySystemSession session)
      throws PluginNotFoundException,
          PluginResolutionException,
          PluginDescriptorParsingException,
          MojoNotFoundException,
          InvalidPluginDescriptorException {
    return maven.get().getMojoDescriptor(plugin, goal, repositories, session);
  }

  @Override
  public ClassRealm getPluginRealm(MavenSession session, PluginDescriptor descriptor)
      throws PluginResolutionException, PluginManagerException {
    return maven.get().getPluginRealm(session, descriptor);
  }
}
