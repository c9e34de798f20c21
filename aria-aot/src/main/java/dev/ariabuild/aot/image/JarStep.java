package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.strip.StrippedJars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Makes {@code lib}: every jar of the class path, stripped as its plan says. */
final class JarStep {
  private final Workshop shop;

  JarStep(Workshop shop) {
    this.shop = shop;
  }

  /** Fills a folder that exists and is empty. */
  void fill(Path lib) throws IOException, InterruptedException, AotException {
    Duplicates.note(shop.request().jars()).ifPresent(shop.notes()::add);
    StrippedJars jars = new StrippedJars(shop.store(), shop.request().timestamp());
    for (JarSource jar : shop.request().jars()) {
      Path file = lib.resolve(jar.name());
      StrippedJars.Stripped stripped = jars.strip(jar.file(), jar.plan());
      shop.stripped().put(jar.name(), stripped);
      String note = stripped.note(jar.name());
      if (!note.isEmpty()) {
        shop.notes().add(note);
      }
      Files.copy(stripped.file(), file);
      Files.setLastModifiedTime(file, FileTime.from(shop.request().timestamp()));
    }
  }
}
