package dev.ariabuild.maven.plugin.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.image.Platform;
import dev.ariabuild.aot.image.Target;
import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformsTest {
  private static final String OTHER =
      Target.current().toString().equals("linux-riscv64")
          ? "s390x-unknown-linux-gnu"
          : "riscv64-unknown-linux-gnu";

  @TempDir Path root;

  private List<Platform> platforms(String... lines)
      throws IOException, ConfigException, AotException {
    Path toml = Files.write(root.resolve("aria.toml"), List.of(lines));
    var settings = ConfigLoader.load(Optional.of(toml), Map.of(), Map.of(), List.of(), Set.of());
    return new Platforms(settings, root, Path.of("/jdk")).all();
  }

  private AotException fails(String... lines) {
    return assertThrows(AotException.class, () -> platforms(lines));
  }

  @Test
  void withoutSettingsItIsThisMachine() throws Exception {
    List<Platform> platforms = platforms("");
    assertEquals(1, platforms.size());
    assertEquals(Target.current(), platforms.get(0).target());
    assertTrue(platforms.get(0).cross().isEmpty());
  }

  @Test
  void furtherTargetsComeAfterThisMachineEachOnce() throws Exception {
    List<Platform> platforms =
        platforms(
            "[build]",
            "extra-targets = ['" + OTHER + "', '" + OTHER + "']",
            "[target." + OTHER + "]",
            "jdk = 'jdks/other'",
            "runner = ['qemu', '-L', '/sysroot']",
            "jvm-options = ['-Xss1m']");
    assertEquals(2, platforms.size());
    Platform.Cross cross = platforms.get(1).cross().orElseThrow();
    assertEquals(root.resolve("jdks/other"), cross.jdk());
    assertEquals(List.of("qemu", "-L", "/sysroot"), cross.runner());
    assertEquals(List.of("-Xss1m"), cross.jvmOptions());
  }

  @Test
  void aTargetWithoutAJdkNamesTheTableAndThoseThatHaveOne() {
    AotException e =
        fails(
            "[build]", "target = '" + OTHER + "'", "[target.x86_64-pc-windows-msvc]", "jdk = 'w'");
    assertEquals(
        "there is no JDK for the target %1$s: set jdk = \"HOME\" below [target.%1$s] in aria.toml;"
                .formatted(OTHER)
            + " targets that have one: x86_64-pc-windows-msvc",
        e.text());
  }

  @Test
  void anUnknownTargetIsRefused() {
    assertEquals(AotProblem.UNKNOWN_TARGET, fails("[build]", "target = 'commodore-64'").problem());
  }

  @Test
  void aGraalVmIsLookedForInItsVariableThenInJavaHomeThenInTheJdk() {
    assertEquals(
        List.of(Path.of("/g"), Path.of("/j"), Path.of("/jdk")),
        Platforms.graalHomes(Map.of("GRAALVM_HOME", "/g", "JAVA_HOME", "/j"), Path.of("/jdk")));
    assertEquals(
        List.of(Path.of("/jdk")),
        Platforms.graalHomes(Map.of("GRAALVM_HOME", " ", "JAVA_HOME", "/jdk"), Path.of("/jdk")));
  }
}
