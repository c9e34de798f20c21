package dev.ariabuild.java.uses;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Records what files use while some other tool's javac compiles them: {@code -Xplugin:AriaUses
 * URI-of-the-record}. Never fails the compilation: without a record, everybody assumes nothing.
 */
public final class RecorderPlugin implements Plugin {
  /** The name by which javac is asked for it. */
  public static final String NAME = "AriaUses";

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    if (arguments.length != 1) {
      return;
    }
    Path record = Path.of(URI.create(arguments[0]));
    task.addTaskListener(new Listener(new UseRecorder(task), record));
  }

  private static final class Listener implements TaskListener {
    private final UseRecorder recorder;
    private final Path record;
    private boolean broken;

    Listener(UseRecorder recorder, Path record) {
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
}
