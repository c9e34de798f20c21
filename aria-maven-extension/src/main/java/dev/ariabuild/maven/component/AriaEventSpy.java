package dev.ariabuild.maven.component;

import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.session.AriaBuild;
import javax.inject.Named;
import javax.inject.Singleton;
import org.apache.maven.eventspy.AbstractEventSpy;
import org.apache.maven.execution.ExecutionEvent;
import org.apache.maven.execution.MavenExecutionRequest;

/** Sees the request before Maven reads it, and the end of each module. */
@Named("aria")
@Singleton
public final class AriaEventSpy extends AbstractEventSpy {
  @Override
  public void onEvent(Object event) {
    if (event instanceof MavenExecutionRequest) {
      RequestRewriter.rewrite((MavenExecutionRequest) event);
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
}
