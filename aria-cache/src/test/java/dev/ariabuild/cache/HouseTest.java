package dev.ariabuild.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.architecture.HouseRules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class HouseTest {
  @Test
  void itStandsBesideTheEngine() {
    HouseRules.besideTheEngine("cache").forEach(rule -> rule.check(HouseRules.mainClasses()));
  }

  @Test
  void everyPackageSaysWhatItDoesAndWhatNot() throws IOException {
    assertEquals(List.of(), HouseRules.undocumentedPackages());
  }
}
