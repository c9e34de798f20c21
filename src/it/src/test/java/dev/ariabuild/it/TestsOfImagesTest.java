package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The tests of a module train its image, and tell whether the image is equivalent. */
@Tag("slow")
class TestsOfImagesTest {
  private static final String OUT = "target/aria/release/";
  private static final String IMAGE = "greeter:image@aria-image-release";
  private static final String TEST = "src/test/java/example/GreeterIT.java";

  private static final int FIRST_AOT = 24;

  private static Checkout greeter() {
    return Checkout.of("integration-tests-train-the-image");
  }

  @EveryMaven
  void integrationTestsTrainAndAgainWhenTheyChange(String version) throws Exception {
    Checkout greeter = greeter().on(version);
    greeter.maven("aria:build", "-Paria-release", "-Daria.measure=false").ok().executed(IMAGE);
    String cache = Runtime.version().feature() < FIRST_AOT ? "greeter.jsa" : "greeter.aot";
    assertTrue(greeter.has(OUT + "image/" + cache));
    assertEquals("Hello, Eve!\n", explained(greeter, "start-up cache " + cache + " is used"));
    assertFalse(greeter.has("target/failsafe-reports"), "it is no part of the module's own tests");
    greeter.maven("aria:build", "-Paria-release", "-Daria.measure=false").ok().upToDate(IMAGE);

    greeter.maven("aria:verify", "-Paria-release").ok().says("2 integration tests end as with");

    greeter.edit(TEST, "run(1, ", "run(2, ");
    greeter
        .maven("aria:build", "-Paria-release", "-Daria.measure=false")
        .failed()
        .says("example.GreeterIT.nobodyIsAnError failed");
    greeter.edit(TEST, "run(2, ", "run(1, ");
    greeter.maven("aria:build", "-Paria-release", "-Daria.measure=false").ok();
  }

  @Test
  void testsThatDoNotStartTheImageTrainNothing() {
    Checkout greeter = greeter();
    greeter.edit(TEST, "launcher == null", "true");
    greeter
        .maven("aria:build", "-Paria-release", "-DskipTests")
        .failed()
        .says("training.tests")
        .says("none ran");
    greeter
        .maven("aria:build", "-Paria-release")
        .failed()
        .says("none of them let the application run to its end");
    greeter
        .maven("aria:build", "-Paria-release", "-Daria.training.arguments=Ada")
        .failed()
        .says("training.arguments and training.tests are both set");
  }

  @Test
  void whereNoTrainingIsDeclaredUnitTestsTellWhetherAnImageIsEquivalent() {
    Checkout greeter = greeter();
    greeter.write("aria.toml", "");
    greeter.maven("aria:build", "-Paria-release").ok();
    greeter
        .maven("aria:verify", "-Paria-release")
        .ok()
        .says("3 tests end as with the unstripped classes: 2 passed, 1 skipped");
    greeter
        .maven("aria:verify", "-Paria-release", "-Daria.verify.run=false")
        .ok()
        .doesNotSay("tests");

    greeter.edit(
        "src/test/java/example/MainTest.java",
        "assertEquals(\"Hello, Ada!\", Main.greeting(\"Ada\"));",
        "assertEquals(\"Main.java\", assertThrows(Exception.class, () -> Main.greeting(\" \"))"
            + ".getStackTrace()[0].getFileName());");
    greeter.maven("test-compile").ok();
    greeter.maven("package", "aria:image", "-Paria-release").ok();
    greeter
        .maven("aria:verify", "-Paria-release")
        .failed()
        .says("the test example.MainTest.oneIsGreeted: failed, but unstripped passed");
  }

  private static String explained(Checkout greeter, String said) throws Exception {
    java.nio.file.Path error = Files.createTempFile(Site.scratch(), "explained", ".txt");
    Process process =
        new ProcessBuilder(
                greeter.path(OUT + "image/bin/greeter").toString(), "--aria-explain", "Eve")
            .redirectError(error.toFile())
            .start();
    String text = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor());
    assertTrue(Files.readString(error).contains(said), Files.readString(error));
    return text;
  }
}
