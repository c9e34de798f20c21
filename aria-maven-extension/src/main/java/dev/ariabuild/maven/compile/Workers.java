package dev.ariabuild.maven.compile;

import dev.ariabuild.java.worker.ClassArchives;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import dev.ariabuild.java.worker.Worker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Compiler processes of one build, as many as compile at once. Thread-safe. */
final class Workers implements Compilations, AutoCloseable {
  private final Deque<Worker> idle = new ArrayDeque<>();
  private final boolean stay;
  private final List<String> more;
  private final Optional<ClassArchives> archives;
  private boolean closed;

  private Workers(boolean stay, List<String> more, Optional<ClassArchives> archives) {
    this.stay = stay;
    this.more = List.copyOf(more);
    this.archives = archives;
  }

  /** For one build; none yet. */
  static Workers ofOneBuild(ClassArchives archives) {
    return new Workers(false, List.of(), Optional.of(archives));
  }

  /** Used for long, so made to be fast at last, not at first; none yet. */
  static Workers ofManyBuilds() {
    return new Workers(true, List.of(), Optional.empty());
  }

  /** For one build, with more options of their JVMs; none yet. */
  static Workers with(List<String> more) {
    return new Workers(false, more, Optional.empty());
  }

  @Override
  public Compiled compile(CompileRequest request) throws IOException {
    return with(worker -> worker.compile(request));
  }

  @Override
  public Processed process(ProcessRequest request) throws IOException {
    return with(worker -> worker.process(request));
  }

  private interface Question<T> {
    T ask(Worker worker) throws IOException;
  }

  private <T> T with(Question<T> question) throws IOException {
    Worker worker = take();
    try {
      return question.ask(worker);
    } finally {
      giveBack(worker);
    }
  }

  private synchronized Worker take() {
    Worker worker = idle.poll();
    return worker != null
        ? worker
        : new Worker(Path.of(System.getProperty("java.home")), jvmOptions(), archives);
  }

  private synchronized void giveBack(Worker worker) {
    if (closed) {
      worker.close();
    } else {
      idle.push(worker);
    }
  }

  /** Messages come in the language of this process. */
  private List<String> jvmOptions() {
    Locale locale = Locale.getDefault();
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Duser.language=" + locale.getLanguage(),
                "-Duser.country=" + locale.getCountry()));
    options.addAll(more);
    if (stay) {
      options.add("-XX:TieredStopAtLevel=4");
    }
    return options;
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Worker::close);
    idle.clear();
  }
}
