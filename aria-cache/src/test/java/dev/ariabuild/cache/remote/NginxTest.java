package dev.ariabuild.cache.remote;

import static dev.ariabuild.cache.remote.Machine.bytes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.cache.remote.Machine.Setup;
import dev.ariabuild.engine.config.RemoteCache.Login;
import dev.ariabuild.engine.event.Origin;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real nginx, set up with the lines of docs/remote-cache.md. */
class NginxTest {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/remote-cache.md");
  private static final byte[] FILE = bytes(1, 5_000);
  private static final byte[] JAR = bytes(2, 3_000_000);
  private static final Login MAIN = new Login.Token("CHANGE-ME-MAIN");
  private static final Login PULL_REQUEST = new Login.Token("CHANGE-ME-PR");

  @TempDir Path folder;
  private Optional<Process> nginx = Optional.empty();
  private URI address = URI.create("http://127.0.0.1/");

  private static Optional<Path> program() {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .filter(directory -> !directory.isEmpty())
        .map(directory -> Path.of(directory, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeEach
  void start() throws Exception {
    Optional<Path> program = program();
    assertTrue(program.isPresent() || System.getenv("CI") == null, "CI needs nginx");
    assumeTrue(program.isPresent(), "no nginx on the path");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    address = URI.create("http://127.0.0.1:" + port + "/");
    for (String name : List.of("cache", "tmp", "logs", "other")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.writeString(folder.resolve("nginx.conf"), configuration(port));
    ProcessBuilder builder =
        new ProcessBuilder(
            program.get().toString(),
            "-p",
            folder.toString(),
            "-c",
            folder.resolve("nginx.conf").toString());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("logs/out").toFile());
    nginx = Optional.of(builder.start());
    awaitPort(port);
  }

  private String configuration(int port) throws IOException {
    String text = Files.readString(DOCUMENT);
    int begin = text.indexOf("```nginx\n") + "```nginx\n".length();
    String documented =
        text.substring(begin, text.indexOf("```", begin))
            .replace("listen 8080", "listen 127.0.0.1:" + port)
            .replace("/srv/aria/", folder + "/");
    StringBuilder whole = new StringBuilder();
    whole.append("daemon off;\nmaster_process off;\n");
    whole.append("error_log ").append(folder).append("/logs/error.log;\n");
    whole.append("pid ").append(folder).append("/logs/pid;\nevents {}\nhttp {\naccess_log off;\n");
    for (String kind : List.of("proxy", "fastcgi", "uwsgi", "scgi")) {
      whole.append(kind).append("_temp_path ").append(folder).append("/other/").append(kind);
      whole.append(";\n");
    }
    return whole.append(documented).append("}\n").toString();
  }

  private void awaitPort(int port) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (System.nanoTime() < end && nginx.orElseThrow().isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertTrue(socket.isConnected());
        return;
      } catch (IOException notYet) {
        nginx.get().waitFor(20, TimeUnit.MILLISECONDS);
      }
    }
    throw new AssertionError(
        "nginx did not start: " + Files.readString(folder.resolve("logs/out")));
  }

  @AfterEach
  void stop() throws Exception {
    if (nginx.isPresent()) {
      nginx.get().destroy();
      assertTrue(nginx.get().waitFor(30, TimeUnit.SECONDS));
    }
  }

  private Setup machine(String name, Login login) {
    return Setup.of(folder.resolve("machines").resolve(name), address).as(login);
  }

  private static Machine makes(Setup setup, String name) throws Exception {
    try (Machine writer = setup.start()) {
      writer.make(name, FILE, JAR);
      writer.end();
      return writer;
    }
  }

  private void finds(Setup setup, String name) throws Exception {
    try (Machine reader = setup.start()) {
      assertEquals(Origin.REMOTE, reader.find(name).orElseThrow().from());
      assertEquals(List.of(), reader.warnings());
    }
  }

  private List<String> files() throws IOException {
    Path cache = folder.resolve("cache");
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(Files::isRegularFile).map(f -> cache.relativize(f).toString()).toList();
    }
  }

  @Test
  void whatOneMachineStoresAnotherFinds() throws Exception {
    assertEquals(1, makes(machine("ci", MAIN).uploading(), "compile").use().uploads());
    assertEquals(3, files().size(), files()::toString);
    finds(machine("developer", new Login.None()), "compile");
  }

  @Test
  void aPullRequestWritesToItsOwnFolderAndNowhereElse() throws Exception {
    makes(machine("main", MAIN).uploading(), "of main");
    List<String> before = files();
    Machine refused = makes(machine("attacker", PULL_REQUEST).uploading(), "poison");
    assertEquals(0, refused.use().uploads());
    assertEquals(1, refused.warnings().size());
    assertTrue(refused.warnings().get(0).contains("ARIA_CACHE_UPLOAD=false"));
    assertFalse(refused.warnings().get(0).contains("CHANGE-ME"));
    makes(machine("nobody", new Login.None()).uploading(), "poison");
    makes(machine("main-in-pr", MAIN).uploading().in("pr-7"), "poison");
    assertEquals(before, files());

    makes(machine("pr", PULL_REQUEST).uploading().in("pr-7"), "of the pull request");
    finds(machine("pr-reader", new Login.None()).in("pr-7"), "of the pull request");
    finds(machine("pr-main", new Login.None()).in("pr-7"), "of main");
    try (Machine main = machine("main-reader", new Login.None()).start()) {
      assertEquals(Optional.empty(), main.find("of the pull request"));
    }
  }

  @Test
  void aPathThatLeadsOutOfTheFolderOfAPullRequestIsRefused() throws Exception {
    for (String path :
        List.of(
            "main/cas/x", "pr-7/../main/cas/x", "pr-7/%2e%2e/main/cas/x", "pr-7%2f..%2fmain/x")) {
      HttpURLConnection put =
          (HttpURLConnection) URI.create(address + path).toURL().openConnection();
      put.setRequestMethod("PUT");
      put.setRequestProperty("Authorization", "Bearer CHANGE-ME-PR");
      put.setDoOutput(true);
      put.getOutputStream().write(1);
      assertEquals(403, put.getResponseCode(), path);
    }
    assertEquals(List.of(), files());
  }

  @Test
  void truncatedFilesHeal() throws Exception {
    makes(machine("ci", MAIN).uploading(), "compile");
    for (String name : files()) {
      Path file = folder.resolve("cache").resolve(name);
      byte[] whole = Files.readAllBytes(file);
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    }
    try (Machine next = machine("next", MAIN).uploading().start()) {
      assertEquals(Optional.empty(), next.find("compile"));
      next.make("compile", FILE, JAR);
    }
    finds(machine("reader", new Login.None()), "compile");
  }
}
