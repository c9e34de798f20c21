package dev.ariabuild.maven.plugin.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
  @TempDir Path work;

  private Path program(String path) throws IOException {
    Path file = work.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Path jdk(String name, String version) throws IOException {
    program(name + "/bin/java");
    Files.writeString(
        work.resolve(name).resolve("release"),
        "JAVA_VERSION=\"" + version + "\"\nIMPLEMENTOR=\"Acme\"\n");
    return work.resolve(name);
  }

  @Test
  void programsAreFoundInTheOrderOfTheSearchPath() throws IOException {
    Path second = program("b/tool");
    program("c/tool");
    Files.createDirectories(work.resolve("a/tool"));
    Machine machine =
        new Machine(
            Map.of(
                "PATH", work.resolve("a") + "::" + second.getParent() + ":" + work.resolve("c")));
    assertEquals(Optional.of(second), machine.program("tool"));
    assertEquals(Optional.empty(), machine.program("other"));
  }

  @Test
  void aGraalVmIsFoundByItsVariableBeforeTheSearchPath() throws IOException {
    Path onPath = program("path/native-image");
    Path named = program("graal/bin/native-image");
    String path = onPath.getParent().toString();
    assertEquals(Optional.of(onPath), new Machine(Map.of("PATH", path)).nativeImage());
    assertEquals(
        Optional.of(named),
        new Machine(Map.of("PATH", path, "GRAALVM_HOME", work.resolve("graal").toString()))
            .nativeImage());
    assertEquals(Optional.empty(), new Machine(Map.of("GRAALVM_HOME", "")).nativeImage());
  }

  @Test
  void jdksAreNamedOnceWithHowTheyWereFound() throws IOException {
    Path chosen = jdk("jdks/one", "25.0.1");
    Path other = jdk("jdks/two", "17.0.1");
    Files.createDirectories(work.resolve("jdks/none"));
    Files.createSymbolicLink(work.resolve("jdks/link"), other);
    Map<Path, String> found =
        new Machine(Map.of("JAVA_HOME", chosen.toString())).jdks(chosen, List.of(other));
    assertEquals("ships, JAVA_HOME", found.get(chosen.toRealPath()));
    assertEquals("toolchain", found.get(other.toRealPath()));
    assertTrue(found.size() <= 3, "those and the running one: " + found);
  }

  @Test
  void aJdkSaysWhatCanBeMadeWithIt() throws IOException {
    Path old = jdk("old", "17.0.1");
    Path recent = jdk("new", "25.0.1");
    program("new/bin/jlink");
    program("new/bin/native-image");
    assertEquals("17.0.1 Acme, no jlink, AppCDS, in place only", Machine.describe(old));
    assertEquals("25.0.1 Acme, jlink, AOT cache, native-image", Machine.describe(recent));
    Files.writeString(old.resolve("release"), "");
    assertTrue(Machine.describe(old).startsWith("unusable: "));
  }
}
