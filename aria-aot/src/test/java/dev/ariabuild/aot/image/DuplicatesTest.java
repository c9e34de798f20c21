package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.strip.StripPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DuplicatesTest {
  private static final byte[] CODE = {1};

  @TempDir Path work;

  private JarSource jar(String name, Map<String, byte[]> entries) throws Exception {
    return new JarSource(Jars.pack(work.resolve(name), entries), name, StripPlan.NOTHING);
  }

  @Test
  void aClassInTwoJarsIsNamed() throws Exception {
    JarSource one =
        jar("one.jar", Map.of("p/A.class", CODE, "p/B.class", CODE, "module-info.class", CODE));
    JarSource two = jar("two.jar", Map.of("p/A.class", CODE, "module-info.class", CODE));
    JarSource three = jar("three.jar", Map.of("p/B.class", CODE, "q/C.class", CODE));
    assertEquals(
        Optional.of("the class p.A is in one.jar and in two.jar; the first one is used"),
        Duplicates.note(List.of(one, two)));
    assertEquals(
        Optional.of(
            "the class p.A is in one.jar and in two.jar, and 1 more are in several; the first one is"
                + " used"),
        Duplicates.note(List.of(one, two, three)));
    assertEquals(Optional.empty(), Duplicates.note(List.of(two, three)));
  }
}
