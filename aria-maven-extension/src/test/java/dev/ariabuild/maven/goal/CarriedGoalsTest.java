package dev.ariabuild.maven.goal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CarriedGoalsTest {
  @TempDir Path dir;
  private final List<String> complaints = new ArrayList<>();
  private final CarriedGoals carried = new CarriedGoals(complaints::add);

  @Test
  void aPluginDescribesItsOwnGoals() throws IOException {
    Path jar =
        jar(CarriedGoals.PLACE, "[[goal]]\nname = \"go\"\n[goal.parameters]\nout = \"output\"\n");
    GoalDescriptor goal = carried.find("g:p", jar, "go").orElseThrow();
    assertEquals("p:go", goal.goal());
    assertEquals(Role.OUTPUT, goal.parameters().get("out"));
    assertTrue(carried.find("g:p", jar, "other").isEmpty());
    assertEquals(List.of(), complaints);
  }

  @Test
  void aPluginWithoutAFileDescribesNothing() throws IOException {
    assertTrue(carried.find("g:p", jar("other.txt", ""), "go").isEmpty());
    assertEquals(List.of(), complaints);
  }

  @Test
  void aFileThatCannotBeUsedIsToldOnceAndCountsAsAbsent() throws IOException {
    Path jar = jar(CarriedGoals.PLACE, "[[goal]]\nname = \"go\"\nreeds = []\n");
    assertTrue(carried.find("g:p", jar, "go").isEmpty());
    assertTrue(carried.find("g:p", jar, "go").isEmpty());
    assertEquals(1, complaints.size());
    assertTrue(complaints.get(0).contains("of g:p is not used"), complaints::toString);
    assertTrue(complaints.get(0).contains("line 3: unknown key 'reeds'"), complaints::toString);

    Path others = jar(CarriedGoals.PLACE, "plugin = \"g:q\"\n");
    assertTrue(carried.find("g:p", others, "go").isEmpty());
    assertTrue(complaints.get(1).contains("'plugin' is g:q, but it lies in g:p"));
    Path damaged = Files.writeString(dir.resolve("damaged.jar"), "no archive");
    assertTrue(carried.find("g:p", damaged, "go").isEmpty());
    assertEquals(3, complaints.size());
  }

  private Path jar(String name, String text) throws IOException {
    Path jar = Files.createTempFile(dir, "plugin", ".jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    return jar;
  }
}
