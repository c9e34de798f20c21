package dev.ariabuild.maven.compile;

import dev.ariabuild.cache.folder.CacheFolder;
import dev.ariabuild.java.uses.RecorderPlugin;
import dev.ariabuild.java.uses.UsesCodec;
import dev.ariabuild.java.worker.Worker;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/**
 * While it is open, the javac of a goal has the recorder plugged in. The goal's configuration is
 * afterwards what it was.
 */
final class Recording implements AutoCloseable {
  private static final String ARGUMENTS = "compilerArgs";

  private final MojoExecution mojo;
  private final @Nullable Xpp3Dom before;
  private final @Nullable Path record;

  private Recording(MojoExecution mojo, @Nullable Xpp3Dom before, @Nullable Path record) {
    this.mojo = mojo;
    this.before = before;
    this.record = record;
  }

  /**
   * Opens it; where that cannot be done, nothing is recorded.
   *
   * @param processors that run in the same javac
   * @param folder where the record is written, under a name by which it is swept if a build that is
   *     killed leaves it behind
   */
  static Recording of(MojoExecution mojo, Optional<ProcessorCall> processors, Path folder) {
    Xpp3Dom before = mojo.getConfiguration();
    Path record = null;
    try {
      record = folder.resolve(CacheFolder.PENDING_PREFIX + UUID.randomUUID() + ".tmp");
      Xpp3Dom with = before == null ? new Xpp3Dom("configuration") : new Xpp3Dom(before);
      Xpp3Dom arguments = with.getChild(ARGUMENTS);
      if (arguments == null || arguments.getChildCount() == 0) {
        if (arguments != null && arguments.getValue() != null) {
          return new Recording(mojo, before, record); // an expression for a whole list
        }
        arguments = arguments == null ? new Xpp3Dom(ARGUMENTS) : arguments;
      }
      add(arguments, "-processorpath");
      add(arguments, path(processors, Worker.ownPlace())); // takes the place of one before it
      add(arguments, "-Xplugin:" + RecorderPlugin.NAME + " " + record.toUri());
      if (with.getChild(ARGUMENTS) == null) {
        with.addChild(arguments);
      }
      mojo.setConfiguration(with);
    } catch (IOException notRecorded) {
      // the compilation is as good without
    }
    return new Recording(mojo, before, record);
  }

  private static String path(Optional<ProcessorCall> processors, Path own) {
    return Stream.concat(
            processors.stream().flatMap(call -> call.path().path().stream()), Stream.of(own))
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static void add(Xpp3Dom arguments, String text) {
    Xpp3Dom argument = new Xpp3Dom("arg");
    argument.setValue(text);
    arguments.addChild(argument);
  }

  /** What was recorded, in the form of {@link UsesCodec}; empty if there is nothing. */
  Optional<byte[]> record() {
    try {
      byte[] bytes = record == null ? new byte[0] : Files.readAllBytes(record);
      return bytes.length == 0 ? Optional.empty() : Optional.of(bytes);
    } catch (IOException nothingRecorded) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    mojo.setConfiguration(before);
    if (record != null) {
      Files.deleteIfExists(record);
    }
  }
}
