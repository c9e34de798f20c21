package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnChangesTest {
  private static final Path FLATTENED = Path.of(".flattened-pom.xml");
  private static final Path SOURCE = Path.of("A.java");

  private final OwnChanges own = new OwnChanges();

  @Test
  void whatEachBuildWritesIsKnownAfterTheThird() {
    assertEquals(Set.of(), own.after(Set.of(FLATTENED), false));
    assertEquals(Set.of(), own.after(Set.of(FLATTENED), true));
    assertEquals(Set.of(FLATTENED), own.after(Set.of(FLATTENED), true));
  }

  @Test
  void aFileThatSomebodySavedMeanwhileIsNot() {
    own.after(Set.of(FLATTENED, SOURCE), false);
    own.after(Set.of(FLATTENED), true);
    assertEquals(Set.of(FLATTENED), own.after(Set.of(FLATTENED, SOURCE), true));
  }

  @Test
  void aQuietBuildBeginsAnew() {
    own.after(Set.of(FLATTENED), false);
    own.after(Set.of(FLATTENED), true);
    own.after(Set.of(), true);
    assertEquals(Set.of(), own.after(Set.of(FLATTENED), true));
  }

  @Test
  void buildsForOtherReasonsSayNothing() {
    for (int i = 0; i < 5; i++) {
      assertEquals(Set.of(), own.after(Set.of(SOURCE), false));
    }
  }
}
