package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.digest.Digest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CreatedFilesTest {
  private static final String LIST =
      "target/maven-status/maven-compiler-plugin/compile/default-compile/createdFiles.lst";
  private static final int CLASSES = 12;

  @TempDir Path module;

  private final Set<Path> resources = new HashSet<>();

  private Path classes() {
    return module.resolve("target/classes");
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < CLASSES; i++) {
      names.add("C" + i + "x.class");
    }
    return names;
  }

  /** As the plugin writes it: in the order of a set of all files that are there. */
  private byte[] byThePlugin() {
    List<String> scanned = StatusFiles.below(classes());
    Set<String> all = new HashSet<>(scanned.size());
    all.addAll(scanned);
    List<String> created = new ArrayList<>(all);
    created.retainAll(names());
    StringBuilder text = new StringBuilder();
    created.forEach(name -> text.append(name).append(System.lineSeparator()));
    return text.toString().getBytes(Charset.defaultCharset());
  }

  private void compiled() throws IOException {
    Files.createDirectories(classes());
    for (String name : names()) {
      Files.createFile(classes().resolve(name));
    }
    Files.createDirectories(module.resolve(LIST).getParent());
    Files.write(module.resolve(LIST), byThePlugin());
  }

  private void resource(String name) throws IOException {
    resources.add(Files.createFile(classes().resolve(name)));
  }

  private List<OutputEntry> outputs() {
    return Stream.concat(Stream.of(LIST), names().stream().map(name -> "target/classes/" + name))
        .map(path -> new OutputEntry(path, OutputEntry.Kind.FILE, Digest.of(new byte[0]), 0))
        .toList();
  }

  private Optional<Map<String, byte[]>> adjusted() throws IOException {
    return new CreatedFiles(module, module.resolve("target/aria"), resources::contains)
        .adjusted(outputs());
  }

  @Test
  void resourcesThatMakeTheTableLargerMakeAnotherOrder() throws IOException {
    compiled();
    assertEquals(Map.of(), adjusted().orElseThrow());
    assumeTrue(new ListingOrder(module.resolve("corner")).followsNames());
    byte[] before = byThePlugin();
    boolean another = false;
    for (int i = 0; i < 40; i++) {
      resource("r" + i + ".txt");
      byte[] now = byThePlugin();
      another |= !new String(now, Charset.defaultCharset()).equals(text(before));
      Map<String, byte[]> adjusted = adjusted().orElseThrow();
      assertEquals(text(now), text(adjusted.getOrDefault(LIST, before)), "with " + i);
    }
    assertTrue(another, "else this says nothing");
    Files.write(module.resolve(LIST), byThePlugin());
    assertEquals(Map.of(), adjusted().orElseThrow());
    for (Path resource : resources) {
      Files.delete(resource);
    }
    assertEquals(text(before), text(adjusted().orElseThrow().get(LIST)), "and back");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, Charset.defaultCharset());
  }

  @Test
  void whatLaterGoalsLeftDoesNotCount() throws IOException {
    compiled();
    for (int i = 0; i < 40; i++) {
      Files.createFile(classes().resolve("later" + i));
    }
    assertEquals(Map.of(), adjusted().orElseThrow());
  }

  @Test
  void whatIsNoListOfACompilationStaysAsItIs() throws IOException {
    compiled();
    Files.writeString(module.resolve(LIST), "Elsewhere.class\n");
    assertEquals(Map.of(), adjusted().orElseThrow());
    Files.writeString(module.resolve(LIST), "");
    assertEquals(Map.of(), adjusted().orElseThrow());
    assertFalse(
        new CreatedFiles(module, module, resources::contains)
            .adjusted(outputs().subList(1, CLASSES))
            .isEmpty());
  }
}
