package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
  void aBuildForItAloneIsPutOffEachTimeForLonger() {
    own.after(Set.of(FLATTENED), false);
    own.after(Set.of(FLATTENED), true);
    assertFalse(own.areOwn(Set.of(FLATTENED)));
    own.after(Set.of(FLATTENED), true);
    assertTrue(own.areOwn(Set.of(FLATTENED)));
    assertFalse(own.areOwn(Set.of(FLATTENED, SOURCE)));
    long before = own.patienceNanos();
    own.after(Set.of(FLATTENED), own.areOwn(Set.of(FLATTENED)));
    assertEquals(2 * before, own.patienceNanos());
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
