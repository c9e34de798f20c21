package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Goals around release images, in a reactor with a library and an application. */
class ReleaseGoalsTest {
  private static final String OUT = "application/target/aria/release/";
  private static final String IMAGE = "application:image@aria-image-release";

  /** Modules without a main class look at it too, to say that there is nothing to do. */
  private static final String[] IMAGES = {
    IMAGE, "shop:image@aria-image-release", "library:image@aria-image-release"
  };

  /**
   * Goals that need arguments of their own or the record of an earlier build, or that are builds of
   * their own: nothing is packaged where only types are checked.
   */
  private static final List<String> ASKING = List.of("symbolicate", "explain", "check", "watch");

  private static Checkout shop() {
    return Checkout.of("an-application-uses-a-library");
  }

  private static String git(Checkout checkout, String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=t"));
    command.addAll(List.of("-c", "user.email=t@example.com", "-c", "commit.gpgsign=false"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(checkout.dir().toFile())
              .redirectErrorStream(true)
              .start();
      String text = new String(process.getInputStream().readAllBytes());
      assertTrue(process.waitFor(60, TimeUnit.SECONDS));
      assertEquals(0, process.exitValue(), text);
      return text.strip();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All goals of the plugin that is tested, as its descriptor lists them. */
  private static List<String> goals(Checkout checkout) throws IOException {
    Path jar =
        checkout
            .localRepository()
            .resolve("dev/ariabuild/aria-maven-plugin")
            .resolve(Site.version())
            .resolve("aria-maven-plugin-" + Site.version() + ".jar");
    List<String> goals = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream in = zip.getInputStream(zip.getEntry("META-INF/maven/plugin.xml"))) {
      Matcher goal =
          Pattern.compile("<mojo>\\s*<goal>([a-z-]+)</goal>")
              .matcher(new String(in.readAllBytes()));
      while (goal.find()) {
        goals.add("aria:" + goal.group(1));
      }
    }
    assertTrue(goals.size() > 8, goals.toString());
    return goals;
  }

  private static String run(Checkout checkout) throws Exception {
    Process process =
        new ProcessBuilder(checkout.path(OUT + "image/bin/application").toString()).start();
    String text = new String(process.getInputStream().readAllBytes());
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    return text.strip();
  }

  private static Map<String, FileTime> times(Checkout checkout) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (String folder : List.of("library/target/classes", "application/target")) {
      times.putAll(times(checkout.path(folder)));
    }
    return times;
  }

  private static Map<String, FileTime> times(Path folder) throws IOException {
    Map<String, FileTime> times = new TreeMap<>();
    for (Path path : Trees.walk(folder)) {
      if (Files.isRegularFile(path) && !path.toString().contains("runtime")) {
        times.put(path.toString(), Files.getLastModifiedTime(path));
      }
    }
    return times;
  }

  @Test
  void theOneSkipStopsEveryGoalInAReactor() throws Exception {
    Checkout shop = shop();
    List<String> goals = goals(shop);
    List<String> arguments = new ArrayList<>(goals);
    arguments.addAll(List.of("-T2", "-Daria.skip", "-DskipTests"));
    Result result = shop.maven(arguments.toArray(String[]::new)).ok();
    long told =
        result.console().stream()
            .filter(line -> line.contains("skipped: aria.skip is true"))
            .count();
    assertTrue(told >= goals.size() - 1, told + " of " + goals + "\n" + result);
    assertFalse(shop.has("application/target/aria"));
  }

  @Test
  void anImageOfNothingButALibraryIsAnError() throws Exception {
    Checkout shop = shop();
    shop.maven("package", "aria:image", "-pl", "library")
        .failed()
        .says("no image of library-1.0-SNAPSHOT.jar: it has no main class");
    assertFalse(shop.has("library/target/aria/dev"));
  }

  @Test
  @Tag("slow")
  void everyGoalRunsInAReactor() throws Exception {
    Checkout shop = shop();
    shop.write("aria.toml", "[profile.release]\naot = \"off\"\n");
    List<String> arguments = new ArrayList<>(List.of("aria:build"));
    goals(shop).stream()
        .filter(goal -> !goal.equals("aria:build"))
        .filter(goal -> !ASKING.contains(goal.substring("aria:".length())))
        .forEach(arguments::add);
    arguments.addAll(List.of("-T2", "-Paria-release"));
    shop.maven(arguments.toArray(String[]::new))
        .ok()
        .says("verified")
        .says("treemap")
        .says("doctor "); // Maven warns that an image is attached twice: by build and by image
    assertTrue(shop.has(OUT + "size.html"));
    shop.maven("aria:explain", "-T2").ok().says("application").warnsNot();
  }

  @Test
  @Tag("slow")
  void aCommitReachesTheImageAndTheApplicationAndCompilesNothingAgain() throws Exception {
    Checkout shop = shop();
    shop.edit(
        "application/pom.xml",
        "</project>",
        """
          <build>
            <plugins>
              <plugin>
                <groupId>dev.ariabuild</groupId>
                <artifactId>aria-maven-plugin</artifactId>
                <version>%s</version>
                <executions>
                  <execution>
                    <goals><goal>build-info</goal></goals>
                    <configuration><packageName>example.info</packageName></configuration>
                  </execution>
                </executions>
              </plugin>
            </plugins>
          </build>
        </project>
        """
            .formatted(Site.version()));
    shop.edit(
        "application/src/main/java/example/Main.java",
        "System.out.println(line());",
        "System.out.println(example.info.BuildInfo.commit());");
    git(shop, "init", "-q", "-b", "main");
    git(shop, "add", "-A");
    git(shop, "commit", "-q", "-m", "first");
    String first = git(shop, "rev-parse", "HEAD");

    shop.maven("aria:build", "-Paria-release", "-T2").ok().executed(IMAGE);
    assertEquals(first, run(shop));
    String manifest = shop.read(OUT + "manifest.json");
    assertTrue(manifest.contains("\"commit\": \"" + first + "\""), manifest);
    assertTrue(manifest.contains("\"branch\": \"main\""), manifest);
    assertTrue(manifest.contains("\"dirty\": false"), manifest);

    Map<String, FileTime> before = times(shop);
    shop.maven("aria:build", "-Paria-release", "-T2").ok().upToDate(IMAGE).nothingElse();
    // without -T, modules in which nothing has changed are passed as a whole from now on
    shop.maven("aria:build", "-Paria-release").ok().nothingElse();
    shop.maven("aria:build", "-Paria-release").ok().nothingElse();
    assertEquals(before, times(shop), "a second build rewrites nothing");

    git(shop, "commit", "-q", "--allow-empty", "-m", "second");
    String second = git(shop, "rev-parse", "HEAD");
    shop.maven("aria:build", "-Paria-release")
        .ok()
        .executed(IMAGES)
        .because(IMAGE, "git")
        .nothingElse();
    assertEquals(second, run(shop));
    assertTrue(shop.read(OUT + "manifest.json").contains(second));

    shop.write("notes.txt", "new");
    shop.maven("aria:build", "-Paria-release").ok().executed(IMAGES).nothingElse();
    assertTrue(shop.read(OUT + "manifest.json").contains("\"dirty\": true"));
  }

  @Test
  @Tag("slow")
  void imagesOfSeveralProfilesStandBesideEachOther() throws Exception {
    Checkout shop = shop();
    String symbols = "application/target/aria/release-with-symbols/";
    String other = "application:image@aria-image-release-with-symbols";
    shop.maven("aria:build", "-Paria-release", "-DskipTests").ok().executed(IMAGE);
    Map<String, FileTime> before = times(shop.path(OUT));
    shop.maven("aria:build", "-Paria-release-with-symbols", "-DskipTests").ok().executed(other);
    assertTrue(shop.has(symbols + "manifest.json"));
    assertEquals(before, times(shop.path(OUT)), "the first one was not touched");
    shop.maven("aria:build", "-Paria-release", "-DskipTests").ok().upToDate(IMAGE);
    shop.maven("aria:build", "-Paria-release-with-symbols", "-DskipTests").ok().upToDate(other);
    assertEquals(before, times(shop.path(OUT)), "nor was it made anew");
    shop.maven("aria:verify").ok().says("verified").says("publishes the same");

    shop.maven("package", "-DskipTests").ok();
    assertTrue(shop.has(OUT + "manifest.json"), "a build without images leaves them alone");
    shop.maven("clean", "package", "-DskipTests").ok();
    assertFalse(shop.has(OUT), "clean does not");
  }

  @Test
  @Tag("slow")
  void aTamperedImageIsNotVerified() throws Exception {
    Checkout shop = shop();
    shop.maven("aria:build", "-Paria-release", "-DskipTests").ok();
    shop.maven("aria:verify", "-Paria-release", "-DskipTests").ok().says("verified");
    Path jar = shop.path(OUT + "image/lib/library-1.0-SNAPSHOT.jar");
    byte[] bytes = Files.readAllBytes(jar);
    Files.write(jar, Arrays.copyOf(bytes, bytes.length + 1));
    shop.maven("aria:verify", "-Paria-release", "-DskipTests")
        .failed()
        .says("image/lib/library-1.0-SNAPSHOT.jar is not what the manifest lists");
    shop.maven("aria:size", "-Daria.size.budget=imag=1MB").failed().says("size.budget names");
    shop.maven("aria:size", "-Daria.size.budget=image=1KB").failed().says("more than its budget");
    shop.maven("aria:size", "-Daria.size.budget=image=1").failed().says("a table of sizes");
  }
}
