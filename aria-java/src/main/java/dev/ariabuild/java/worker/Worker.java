package dev.ariabuild.java.worker;

import static java.util.stream.Collectors.joining;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassWriter;

/**
 * A compiler in a process of its own, on the JDK of choice. Started by the first request; one
 * request at a time. If it dies, the next request starts another.
 */
public final class Worker implements Compilations, AutoCloseable {
  private static final long PATIENCE_SECONDS = 5;

  private final Path javaHome;
  private final List<String> jvmOptions;
  private final Optional<ClassArchives> archives;
  private @Nullable Running running;

  private record Running(
      Process process, DataOutputStream out, DataInputStream in, ClassArchives.Start start) {}

  /**
   * A worker on this JDK, which must be 17 or newer.
   *
   * @param jvmOptions for its JVM, besides those it needs anyway
   */
  public Worker(Path javaHome, List<String> jvmOptions) {
    this(javaHome, jvmOptions, Optional.empty());
  }

  /**
   * A worker that starts faster if others have run before.
   *
   * @param archives what others have left
   */
  public Worker(Path javaHome, List<String> jvmOptions, Optional<ClassArchives> archives) {
    this.javaHome = javaHome;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.archives = archives;
  }

  @Override
  public synchronized Compiled compile(CompileRequest request) throws IOException {
    return ask(
        at -> {
          at.out().writeByte(WorkerMain.COMPILE);
          Wire.write(at.out(), request);
          return Wire.readCompiled(at.in());
        });
  }

  @Override
  public synchronized Processed process(ProcessRequest request) throws IOException {
    return ask(
        at -> {
          at.out().writeByte(WorkerMain.PROCESS);
          Wire.write(at.out(), request);
          return Wire.readProcessed(at.in());
        });
  }

  private interface Question<T> {
    T ask(Running running) throws IOException;
  }

  private <T> T ask(Question<T> question) throws IOException {
    Running at = running();
    try {
      return question.ask(at);
    } catch (IOException | RuntimeException e) {
      stop(at);
      throw new IOException("the compiler process of " + javaHome + " ended: " + e, e);
    }
  }

  private Running running() throws IOException {
    if (running != null && running.process().isAlive()) {
      return running;
    }
    Set<Path> classPath = new LinkedHashSet<>(List.of(ownPlace(), placeOf(ClassWriter.class)));
    ClassArchives.Start start =
        archives.map(all -> all.start(javaHome, classPath)).orElse(ClassArchives.PLAIN);
    Process process =
        new ProcessBuilder(command(classPath, start.options()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    Running started =
        new Running(
            process,
            new DataOutputStream(new BufferedOutputStream(process.getOutputStream())),
            new DataInputStream(new BufferedInputStream(process.getInputStream())),
            start);
    running = started;
    return started;
  }

  private List<String> command(Set<Path> classPath, List<String> more) {
    Path java = javaHome.resolve("bin").resolve("java");
    Path windows = javaHome.resolve("bin").resolve("java.exe");
    List<String> command = new ArrayList<>();
    command.add((Files.exists(windows) ? windows : java).toString());
    // short-lived: C1 and no concurrent collector start fastest and use least
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.addAll(List.of(ParameterNamesKept.EXPORTS));
    command.add(OpenFiler.OPENS);
    command.addAll(jvmOptions);
    command.addAll(more);
    String joined = classPath.stream().map(Path::toString).collect(joining(File.pathSeparator));
    command.addAll(List.of("-cp", joined, WorkerMain.class.getName()));
    return command;
  }

  /** The jar or directory that this class comes from. */
  public static Path ownPlace() throws IOException {
    return placeOf(Worker.class);
  }

  private static Path placeOf(Class<?> type) throws IOException {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null) {
      throw new IOException("it is not known where the classes of the compiler process lie");
    }
    try {
      return Path.of(source.getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Ends the process, if there is one. */
  @Override
  public synchronized void close() {
    if (running != null) {
      stop(running);
    }
  }

  private void stop(Running at) {
    running = null;
    try {
      at.out().close(); // the end of its input is the end of it
    } catch (IOException alreadyGone) {
      // then there is nothing to tell it
    }
    boolean well = false;
    try {
      well =
          at.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && at.process().exitValue() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    at.process().destroyForcibly(); // nothing, if it has ended
    ClassArchives.ended(at.start(), well);
  }
}
