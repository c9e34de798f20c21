package dev.ariabuild.aot.cache;

import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** Whether an application that was started is ready. */
public final class Readiness {
  private static final int PROBE_MS = 1000;

  private Readiness() {}

  /** Looks once, for a second at most: at its output, or whether its address answers. */
  public static boolean of(Training training, Run run) throws IOException {
    return training.readyLog().isPresent()
        ? run.output().contains(training.readyLog().get())
        : answers(training.readyUrl().orElseThrow());
  }

  /** Whether it answers 2xx or 3xx itself, wherever it leads. */
  static boolean answers(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(PROBE_MS);
      connection.setReadTimeout(PROBE_MS);
      connection.setInstanceFollowRedirects(false);
      int status = connection.getResponseCode();
      connection.disconnect();
      return status >= 200 && status < 400;
    } catch (IOException notYet) {
      return false;
    }
  }
}
