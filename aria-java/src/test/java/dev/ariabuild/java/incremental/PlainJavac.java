package dev.ariabuild.java.incremental;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** The compiler of a JDK as its command line calls it, knowing nothing of parts. */
record PlainJavac(Path jdk) {
  private static final Path RUNNING = Path.of(System.getProperty("java.home"));

  /** That of the JDK that runs. */
  PlainJavac() {
    this(RUNNING);
  }

  /** Whether the files compile. */
  boolean compile(List<String> options, List<String> files) throws IOException {
    List<String> call = new ArrayList<>(options);
    call.addAll(List.of("-encoding", "UTF-8"));
    call.addAll(files);
    if (!jdk.equals(RUNNING)) {
      call.add(0, jdk.resolve("bin/javac").toString());
      Process process = new ProcessBuilder(call).redirectErrorStream(true).start();
      process.getInputStream().readAllBytes();
      return process.onExit().join().exitValue() == 0;
    }
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    return ToolProvider.getSystemJavaCompiler()
            .run(null, messages, messages, call.toArray(String[]::new))
        == 0;
  }
}
