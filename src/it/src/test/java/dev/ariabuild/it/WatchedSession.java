package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/** A running {@code mvn aria:watch} and the events that it tells. */
final class WatchedSession implements AutoCloseable {
  private static final long LIMIT_SECONDS = 120;

  private final Process process;
  private final Path events;
  private final Path console;
  private int seen;

  private WatchedSession(Process process, Path events, Path console) {
    this.process = process;
    this.events = events;
    this.console = console;
  }

  /** Starts one, with further arguments, and waits until it has built for the first time. */
  static WatchedSession start(Checkout checkout, String... arguments) throws Exception {
    Path events = checkout.dir().resolveSibling(checkout.dir().getFileName() + ".jsonl");
    Path console = checkout.dir().resolveSibling(checkout.dir().getFileName() + "-watch.log");
    Files.deleteIfExists(events);
    List<String> all = new ArrayList<>(List.of("aria:watch", "-Daria.watch.events=" + events));
    all.addAll(List.of(arguments));
    WatchedSession session =
        new WatchedSession(new Maven(checkout).start(all, console), events, console);
    session.awaitIdle();
    return session;
  }

  /** All events so far; the last line may still be written. */
  private List<JsonObject> all() throws IOException {
    List<JsonObject> all = new ArrayList<>();
    String text = Files.exists(events) ? Files.readString(events) : "";
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n")) {
      if (!line.isEmpty()) {
        all.add(JsonParser.parseString(line).getAsJsonObject());
      }
    }
    return all;
  }

  /** The next event of a kind after those that were seen; all up to it count as seen. */
  JsonObject await(String event) throws Exception {
    return await(found -> found.get("event").getAsString().equals(event), event);
  }

  private JsonObject await(Predicate<JsonObject> wanted, String what) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (System.nanoTime() < end) {
      List<JsonObject> all = all();
      for (int i = seen; i < all.size(); i++) {
        if (wanted.test(all.get(i))) {
          seen = i + 1;
          return all.get(i);
        }
      }
      if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    for (JsonObject event : all().subList(Math.min(seen, all().size()), all().size())) {
      if (wanted.test(event)) {
        return event;
      }
    }
    throw new AssertionError("no event '" + what + "' came:\n" + this);
  }

  /** The result of the next build that ends, once the session waits again. */
  JsonObject awaitBuilt() throws Exception {
    JsonObject built = await("built");
    await("idle");
    return built;
  }

  /** Waits for the end of the first build, which must be good. */
  private void awaitIdle() throws Exception {
    assertTrue(await("idle").get("success").getAsBoolean(), this::toString);
  }

  /** How many events there are of a kind. */
  long count(String event) throws IOException {
    return all().stream().filter(e -> e.get("event").getAsString().equals(event)).count();
  }

  /** Whether a line of the console holds this. */
  boolean says(String text) {
    return Trees.read(console).contains(text);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Ends it as Ctrl-C does, and waits for it. */
  void interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).inheritIO().start().waitFor();
    assertTrue(process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), this::toString);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    process.destroy();
    try {
      process.toHandle().onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      all.forEach(ProcessHandle::destroyForcibly);
    }
  }

  @Override
  public String toString() {
    String told = Files.exists(events) ? Trees.read(events) : "(no events)";
    return told + "\n" + Trees.read(console);
  }
}
