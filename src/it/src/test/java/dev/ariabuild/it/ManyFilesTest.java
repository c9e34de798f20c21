package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A module of {@code it.files} resources. Aria remembers two kilobytes of each, which is not much
 * more than it takes to make the jar.
 */
@Tag("fire")
class ManyFilesTest {
  private static final int FILES = Integer.getInteger("it.files", 100_000);
  private static final int PER_FOLDER = 250;
  private static final String MEMORY = "-Xmx1g";

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aHundredThousandFilesAreBuiltLeftAloneEditedAndRestored() {
    Checkout many = Checkout.of("an-application-has-a-default-goal");
    for (int i = 0; i < FILES; i++) {
      many.write(resource(i), "number " + i + "\n");
    }
    build(many).executed("hello:resources", "hello:compile", "hello:jar");
    build(many).nothingElse();

    many.write(resource(7), "another number\n");
    many.delete(resource(8));
    build(many).executed("hello:resources", "hello:test", "hello:jar").nothingElse();
    assertEquals("another number\n", many.read(output(7)));
    assertFalse(many.has(output(8)));
    TreeComparison.sameAsPlainBuild(many, "package");

    many.delete("target");
    build(many).restored("hello:resources", "hello:jar").nothingElse();
    build(many).nothingElse();
    TreeComparison.sameAsPlainBuild(many, "package");
  }

  private static Result build(Checkout many) {
    long begin = System.nanoTime();
    Result result = new Maven(many).jvm(MEMORY).run("package").ok();
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    System.out.println(FILES + " files, " + MEMORY + ": " + seconds + " s");
    return result;
  }

  private static String resource(int number) {
    return "src/main/resources/" + name(number);
  }

  private static String output(int number) {
    return "target/classes/" + name(number);
  }

  private static String name(int number) {
    return "folder" + number / PER_FOLDER + "/file" + number + ".txt";
  }
}
