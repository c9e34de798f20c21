package dev.ariabuild.maven.overlap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.lifecycle.internal.ProjectSegment;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** A module of the reactor while it is built; seen by one thread, but for its ends. */
final class Member {
  private static final String PROCESSORS =
      "META-INF/services/javax.annotation.processing.Processor";

  private final ProjectSegment segment;
  private final boolean watched;
  private Plan plan = Plan.UNKNOWN;
  private boolean early;
  private boolean cancelled;
  private long heldNanos;
  private final List<MojoExecution> done = new ArrayList<>();
  private volatile @Nullable ClassFiles ready;
  private volatile @Nullable Path moved;

  /**
   * A module that has not begun.
   *
   * @param watched whether others may begin as soon as its classes are there
   */
  Member(ProjectSegment segment, boolean watched) {
    this.segment = segment;
    this.watched = watched;
  }

  ProjectSegment segment() {
    return segment;
  }

  MavenProject project() {
    return segment.getProject();
  }

  String name() {
    return project().getGroupId() + ":" + project().getArtifactId();
  }

  boolean isWatched() {
    return watched;
  }

  void plans(Plan plan) {
    this.plan = plan;
  }

  Plan plan() {
    return plan;
  }

  /** It begins before all modules above it have ended. */
  void beginsEarly() {
    early = true;
  }

  /** Whether modules above it may still be at work, as far as it has been told. */
  boolean isEarly() {
    return early;
  }

  /** A goal that is content with classes is about to run before those above it have ended. */
  void does(MojoExecution mojo) {
    done.add(mojo);
  }

  /** What it did before those above it had ended, in that order. */
  List<MojoExecution> doneEarly() {
    return List.copyOf(done);
  }

  /** All modules above it have come to a good end. */
  void isFree() {
    early = false;
  }

  void cancel() {
    cancelled = true;
  }

  boolean isCancelled() {
    return cancelled;
  }

  void held(long nanos) {
    heldNanos += nanos;
  }

  long heldNanos() {
    return heldNanos;
  }

  private Path classes() {
    return Path.of(project().getBuild().getOutputDirectory()).toAbsolutePath().normalize();
  }

  /** Why others cannot begin with its classes, though they stay as they are from now on. */
  Optional<String> notByClasses() {
    Artifact artifact = project().getArtifact();
    Path classes = classes();
    if (artifact == null
        || artifact.getFile() == null
        || !artifact.getFile().toPath().toAbsolutePath().normalize().equals(classes)
        || !Files.isDirectory(classes)) {
      return Optional.of("Maven does not know it by its classes");
    }
    return Files.exists(classes.resolve(PROCESSORS))
        ? Optional.of("it has annotation processors")
        : Optional.empty();
  }

  /** Its classes are complete. */
  void classesReady() {
    ready = ClassFiles.in(classes());
  }

  /** It has come to a good end. */
  void ends() {
    ClassFiles then = ready;
    if (then != null) {
      Path classes = classes();
      moved =
          Files.isDirectory(classes)
              ? ClassFiles.in(classes).difference(then).orElse(null)
              : classes;
    }
  }

  /** A class file that is not as it was when it was said to stay so; known at the end. */
  Optional<Path> moved() {
    return Optional.ofNullable(moved);
  }
}
