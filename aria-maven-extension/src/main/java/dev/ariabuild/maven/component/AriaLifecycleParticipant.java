package dev.ariabuild.maven.component;

import dev.ariabuild.maven.jit.ShortBuild;
import dev.ariabuild.maven.request.OtherCache;
import dev.ariabuild.maven.request.Repositories;
import dev.ariabuild.maven.session.AriaBuild;
import dev.ariabuild.maven.session.AriaConfigurationException;
import java.util.List;
import javax.inject.Inject;
import javax.inject.Named;
import javax.inject.Provider;
import javax.inject.Singleton;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.eclipse.aether.RepositorySystem;

/** Opens a build when the session starts and closes it when it ends. */
@Named("aria")
@Singleton
public final class AriaLifecycleParticipant extends AbstractMavenLifecycleParticipant {
  private final MavenProjectHelper projectHelper;
  private final ToolchainManager toolchains;
  private final Provider<List<AbstractMavenLifecycleParticipant>> participants;
  private final Provider<RepositorySystem> repositories;

  @Inject
  AriaLifecycleParticipant(
      MavenProjectHelper projectHelper,
      ToolchainManager toolchains,
      Provider<List<AbstractMavenLifecycleParticipant>> participants,
      Provider<RepositorySystem> repositories) {
    this.repositories = repositories;
    this.projectHelper = projectHelper;
    this.toolchains = toolchains;
    this.participants = participants;
  }

  @Override
  public void afterSessionStart(MavenSession session) throws MavenExecutionException {
    Repositories.offer(session.getRequest(), repositories::get);
    try {
      AriaBuild.open(
          session,
          projectHelper,
          toolchains,
          () -> participants.get().stream().anyMatch(OtherCache::owns));
    } catch (AriaConfigurationException e) {
      throw new MavenExecutionException(e.getMessage(), e);
    }
    if (!AriaBuild.of(session).isPresent()) {
      ShortBuild.of(session.getRequest()).ifPresent(ShortBuild::end); // Maven as it is
    }
  }

  @Override
  public void afterProjectsRead(MavenSession session) {
    AriaBuild.of(session).ifPresent(build -> build.projectsRead(session));
  }

  @Override
  public void afterSessionEnd(MavenSession session) {
    AriaBuild.of(session).ifPresent(build -> build.close(session));
  }
}
