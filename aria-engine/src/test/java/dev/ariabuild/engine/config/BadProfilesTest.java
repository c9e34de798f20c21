package dev.ariabuild.engine.config;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Profiles that there are not, and that inherit in circles. */
class BadProfilesTest extends BadInputCase {
  private static final String PROFILES =
      "; known profiles: bench, check, ci, debug, dev, dist, release, release-small,"
          + " release-with-debug, release-with-symbols, test";

  @Test
  void anUnknownProfileNamesTheNearest() throws IOException {
    given()
        .property("aria.profile", "relase")
        .fails(
            "-Daria.profile: unknown profile \"relase\""
                + PROFILES
                + "; did you mean \"release\"?");
    given()
        .mavenProfile("aria-relase")
        .fails(
            "-Paria-relase: unknown profile \"relase\"" + PROFILES + "; did you mean \"release\"?");
  }

  @Test
  void twoProfilesOfTheCommandLineAreAmbiguous() throws IOException {
    given()
        .mavenProfile("aria-release")
        .mavenProfile("aria-dev")
        .fails("-Paria-dev,aria-release: more than one aria profile; keep one of them");
  }

  @Test
  void aCustomProfileMustNameWhatItInherits() throws IOException {
    given()
        .toml("[profile.relase]", "strip = 'none'")
        .fails(
            "aria.toml:1: [profile.relase] is not built in and must name what it starts from, such"
                + " as inherits = \"dev\""
                + PROFILES
                + "; did you mean \"release\"?");
  }

  @Test
  void anUnknownParentNamesTheNearest() throws IOException {
    given()
        .toml("[profile.fast]", "", "inherits = 'relese'")
        .fails(
            "aria.toml:3: [profile.fast] inherits: unknown profile \"relese\""
                + PROFILES.replace("dist, ", "dist, fast, ")
                + "; did you mean \"release\"?");
  }

  @Test
  void aCircleOfInheritanceIsShownWhole() throws IOException {
    given()
        .toml(
            "[profile.x]",
            "inherits = 'b'",
            "[profile.a]",
            "inherits = 'c'",
            "[profile.b]",
            "inherits = 'a'",
            "[profile.c]",
            "inherits = 'b'")
        .fails(
            "aria.toml:4: [profile.a] inherits: circle of inheritance a -> c -> b -> a; one of them"
                + " must inherit a built-in profile: bench, check, ci, debug, dev, dist, release,"
                + " release-small, release-with-debug, release-with-symbols, test");
  }

  @Test
  void aProfileThatInheritsItselfIsACircle() throws IOException {
    given()
        .toml("[profile.a]", "inherits = 'a'")
        .fails(
            "aria.toml:2: [profile.a] inherits: circle of inheritance a -> a; one of them must"
                + " inherit a built-in profile: bench, check, ci, debug, dev, dist, release,"
                + " release-small, release-with-debug, release-with-symbols, test");
  }

  @Test
  void aBuiltInProfileKeepsWhatItInherits() throws IOException {
    given()
        .toml("[profile.release]", "inherits = 'dev'")
        .fails(
            "aria.toml:2: [profile.release] inherits: release is built in and keeps what it"
                + " inherits; remove the key, or give the profile a name of its own");
  }

  @Test
  void aProfileNameIsSafeAsAFolder() throws IOException {
    given()
        .toml("[profile.\"../x\"]", "inherits = 'dev'")
        .fails(
            "aria.toml:1: [profile.../x]: a profile's name may have letters, digits, - and _, at"
                + " most 64");
  }
}
