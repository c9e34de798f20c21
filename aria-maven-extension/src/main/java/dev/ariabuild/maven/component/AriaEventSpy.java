package dev.ariabuild.maven.component;

import dev.ariabuild.maven.jit.ShortBuild;
import dev.ariabuild.maven.request.MetadataLookups;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.session.AriaBuild;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;
import org.eclipse.aether.RepositoryEvent;
import org.jspecify.annotations.Nullable;

/** Sees the request before Maven reads it, and the end of each module. */
@Named("aria")
@Singleton
public final class AriaEventSpy extends AbstractEventSpy {
  private volatile MetadataLookups lookups = new MetadataLookups();
  private volatile @Nullable ShortBuild shortBuild;

  /** The earliest that an extension hears of a build. */
  @Override
  public void init(Context context) {
    shortBuild = ShortBuild.beginIfWanted(context.getData().get("userProperties")).orElse(null);
  }

  @Override
  public void onEvent(Object event) {
    if (event instanceof MavenExecutionRequest) {
      MavenExecutionRequest request = (MavenExecutionRequest) event;
      RequestRewriter.rewrite(request);
      lookups = MetadataLookups.startedBy(request);
      if (shortBuild != null) {
        shortBuild.joinTo(request);
      }
    } else if (event instanceof RepositoryEvent) {
      lookups.saw(looksUpVersions((RepositoryEvent) event));
    } else if (event instanceof ExecutionEvent) {
      ExecutionEvent execution = (ExecutionEvent) event;
      switch (execution.getType()) {
        case ProjectSucceeded:
          AriaBuild.of(execution.getSession())
              .ifPresent(build -> build.moduleEnded(execution.getProject(), true));
          break;
        case ProjectFailed:
          AriaBuild.of(execution.getSession())
              .ifPresent(build -> build.moduleEnded(execution.getProject(), false));
          break;
        default:
          break;
      }
    }
  }

  /**
   * Maven also asks for other things that it calls metadata, such as prefixes of a repository. What
   * Aria is made of has one version, and counts by its content.
   */
  private static boolean looksUpVersions(RepositoryEvent event) {
    return event.getType() == RepositoryEvent.EventType.METADATA_RESOLVING
        && event.getMetadata() != null
        && !"dev.ariabuild".equals(event.getMetadata().getGroupId())
        && "maven-metadata.xml".equals(event.getMetadata().getType());
  }
}
