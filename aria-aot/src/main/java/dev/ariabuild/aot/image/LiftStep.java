package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.lift.JarLifter;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.digest.Hasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lifts old class files, and writes out dynamic calls, in the jars that the plan names. */
final class LiftStep {
  private final Workshop shop;

  LiftStep(Workshop shop) {
    this.shop = shop;
  }

  /** The same jars, those that changed with another file. */
  List<JarSource> lift(List<JarSource> jars)
      throws IOException, InterruptedException, AotException {
    Set<String> lift = shop.request().classes().lift();
    Set<String> lower = shop.request().classes().lower();
    if (lift.isEmpty() && lower.isEmpty()) {
      return jars;
    }
    List<Path> classPath = new ArrayList<>();
    Set<Path> old = new HashSet<>();
    Set<Path> dynamic = new HashSet<>();
    Hasher key = new Hasher().add("lift-2").add(shop.jdk().version()).add(shop.jdk().vendor());
    key.add(shop.request().timestamp().getEpochSecond());
    for (JarSource jar : jars) {
      classPath.add(jar.file());
      key.add(lift.contains(jar.name())).add(lower.contains(jar.name()));
      key.add(Tree.digestOf(jar.file()));
      if (lift.contains(jar.name())) {
        old.add(jar.file());
      }
      if (lower.contains(jar.name())) {
        dynamic.add(jar.file());
      }
    }
    Path folder =
        shop.store()
            .get(
                "lift",
                key.digest(),
                place -> {
                  List<String> lines = new ArrayList<>();
                  new JarLifter(shop.jdk(), shop.request().timestamp())
                      .lift(classPath, old::contains, dynamic::contains, place)
                      .forEach(r -> lines.add(r.changed() + " " + r.left() + " " + r.signed()));
                  Files.write(place.resolve("reports"), lines);
                });
    List<String> reports = Files.readAllLines(folder.resolve("reports"));
    List<JarSource> result = new ArrayList<>();
    for (int i = 0; i < jars.size(); i++) {
      JarSource jar = jars.get(i);
      String[] report = reports.get(i).split(" ");
      if (report[2].equals("true")) {
        shop.notes().add(jar.name() + " is signed; its classes were neither lifted nor lowered");
      } else if (!report[1].equals("0")) {
        shop.notes()
            .add(
                report[1]
                    + " old classes of "
                    + jar.name()
                    + " could not be lifted and stay outside of the start-up cache");
      }
      boolean changed = !report[0].equals("0");
      result.add(changed ? new JarSource(folder.resolve(i + ".jar"), jar.name(), jar.plan()) : jar);
    }
    return result;
  }
}
