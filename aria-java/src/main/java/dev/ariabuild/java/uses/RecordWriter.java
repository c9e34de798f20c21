package dev.ariabuild.java.uses;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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

  private void write() throws IOException {
    Path whole = record.resolveSibling(record.getFileName() + ".part");
    try {
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(whole)))) {
        UsesCodec.write(out, recorder.uses());
      }
      Files.move(whole, record, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(whole);
    }
  }
}
