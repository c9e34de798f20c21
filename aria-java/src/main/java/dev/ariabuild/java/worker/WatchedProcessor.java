package dev.ariabuild.java.worker;

import dev.ariabuild.java.worker.ProcessRequest.Kind;
import java.util.Set;
import javax.annotation.processing.Completion;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** An annotation processor of which is noted what it is given and what it makes of it. */
final class WatchedProcessor implements Processor {
  private static final String OPTION = "org.gradle.annotation.processing.";

  private final Processor processor;
  private final ProcessorNotes notes;
  private Kind kind;

  WatchedProcessor(Processor processor, Kind kind, ProcessorNotes notes) {
    this.processor = processor;
    this.kind = kind;
    this.notes = notes;
  }

  String name() {
    return processor.getClass().getName();
  }

  boolean aggregates() {
    return kind == Kind.AGGREGATING;
  }

  @Override
  public Set<String> getSupportedOptions() {
    return processor.getSupportedOptions();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return processor.getSupportedAnnotationTypes();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return processor.getSupportedSourceVersion();
  }

  @Override
  public void init(ProcessingEnvironment environment) {
    notes.open(environment);
    notes.working(this);
    processor.init(environment);
    if (kind == Kind.DYNAMIC) {
      Set<String> options = processor.getSupportedOptions();
      if (options.contains(OPTION + "aggregating")) {
        kind = Kind.AGGREGATING;
      } else if (options.contains(OPTION + "isolating")) {
        kind = Kind.ISOLATING;
      } else {
        notes.broken(
            "annotation processor "
                + name()
                + " does not say whether it is isolating or aggregating");
      }
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    if (getSupportedAnnotationTypes().contains("*")) {
      round.getRootElements().forEach(element -> notes.given(element, aggregates()));
    } else {
      for (TypeElement annotation : annotations) {
        for (Element element : round.getElementsAnnotatedWith(annotation)) {
          notes.given(element, aggregates());
        }
      }
    }
    notes.working(this);
    try {
      return processor.process(annotations, round);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      notes.broken("annotation processor " + name() + " fails with " + e.getClass().getName());
      throw e;
    }
  }

  @Override
  public Iterable<? extends Completion> getCompletions(
      @Nullable Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable ExecutableElement member,
      @Nullable String userText) {
    return processor.getCompletions(element, annotation, member, userText);
  }
}
