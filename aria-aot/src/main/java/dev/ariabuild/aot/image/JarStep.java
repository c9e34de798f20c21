package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.strip.JarStripper;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Makes {@code lib}: every jar of the class path, stripped as its plan says. */
final class JarStep {
  private static final String JARS_VERSION = "jar-1";

  private final Workshop shop;

  JarStep(Workshop shop) {
    this.shop = shop;
  }

  /** Fills a folder that exists and is empty. */
  void fill(Path lib) throws IOException, InterruptedException, AotException {
    for (JarSource jar : shop.request().jars()) {
      Path file = lib.resolve(jar.name());
      Files.copy(stripped(jar), file);
      Files.setLastModifiedTime(file, FileTime.from(shop.request().timestamp()));
    }
  }

  private Path stripped(JarSource jar) throws IOException, InterruptedException, AotException {
    if (!jar.plan().strips()) {
      return jar.file();
    }
    Digest key =
        new Hasher()
            .add(JARS_VERSION)
            .add(jar.plan().toString())
            .add(shop.request().timestamp().getEpochSecond())
            .add(Tree.digestOf(jar.file()))
            .digest();
    Path folder =
        shop.store()
            .get(
                "jar",
                key,
                place -> {
                  JarStripper.Report report =
                      new JarStripper(jar.plan(), shop.request().timestamp())
                          .strip(jar.file(), place.resolve("stripped.jar"));
                  Files.writeString(
                      place.resolve("outcome"), report.outcome() + " " + report.left());
                });
    String[] outcome = Files.readString(folder.resolve("outcome")).split(" ");
    if (outcome[0].equals(JarStripper.Outcome.SIGNED.name())) {
      shop.notes().add(jar.name() + " is signed and was left as it is");
    } else if (!outcome[1].equals("0")) {
      shop.notes().add(outcome[1] + " classes of " + jar.name() + " could not be stripped");
    }
    return folder.resolve("stripped.jar");
  }
}
