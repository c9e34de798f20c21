package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** {@code -Paria-NAME} chooses a profile of Aria and is no business of Maven's. */
class AriaProfilesTest {
  private static final String FILTERED = "library/target/classes/library.properties";

  @EveryMaven
  void anAriaProfileBesideARealOneIsConsumedWithoutAWarning(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    Result result = shop.maven("process-resources", "-Paria-release,polite").ok();
    result.warnsNot().doesNotSay("could not be activated").doesNotSay("aria-release");
    assertEquals("release", result.record().profile());
    assertEquals("greeting=good day\n", shop.read(FILTERED));

    Result plain = shop.maven("process-resources", "-P!aria-release").ok().warnsNot();
    assertEquals("dev", plain.record().profile());
    assertEquals("greeting=hello\n", shop.read(FILTERED));

    Result property = shop.maven("process-resources", "-Daria.profile=ci").ok().warnsNot();
    assertEquals("ci", property.record().profile());

    Result unknown = shop.maven("process-resources", "-Paria-relaese").failed();
    unknown.says("unknown profile \"relaese\"").says("release");
  }

  @EveryMaven
  void otherProfilesAreLeftToMaven(String version) {
    Checkout shop = Checkout.of("an-application-uses-a-library").on(version);
    Checkout plain = shop.elsewhere().withoutAria();
    for (String profiles :
        new String[] {"-Pmissing,aria-dev", "-P!polite,aria-dev", "-P!missing"}) {
      Result ours = shop.maven("process-resources", profiles);
      Result theirs = plain.maven("process-resources", profiles.replace(",aria-dev", ""));
      assertEquals(theirs.exitCode(), ours.exitCode(), () -> profiles + "\n" + ours);
    }
    if (version.startsWith("4")) {
      shop.maven("process-resources", "-P?missing,aria-dev,!?lost,?polite").ok();
      assertEquals("greeting=good day\n", shop.read(FILTERED));
      shop.maven("process-resources", "-P?aria-dev").ok().warnsNot();
    }
    assertTrue(shop.has(FILTERED));
  }
}
