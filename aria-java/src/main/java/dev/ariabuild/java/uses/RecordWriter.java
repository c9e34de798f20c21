package dev.ariabuild.java.uses;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the record when javac is done; after the first mishap it records nothing. */
final class RecordWriter implements TaskListener {
  private final UseRecorder recorder;
  private final Path record;
  private boolean broken;

  RecordWriter(UseRecorder recorder, Path record) {
    this.recorder = recorder;
    this.record = record;
  }

  @Override
  public void finished(TaskEvent event) {
    if (broken) {
      return;
    }
    try {
      recorder.finished(event);
      if (event.getKind() == TaskEvent.Kind.COMPILATION) {
        write();
      }
    } catch (IOException
        | RuntimeException
        | LinkageError
        | AssertionError
        | StackOverflowError e) {
      broken = true;
    }
  }

  /** The whole record or none: whoever reads it is in this process, and comes later. */
  private void write() throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(record)))) {
      UsesCodec.write(out, recorder.uses());
    } catch (IOException | RuntimeException | Error e) {
      Files.deleteIfExists(record);
      throw e;
    }
  }
}
