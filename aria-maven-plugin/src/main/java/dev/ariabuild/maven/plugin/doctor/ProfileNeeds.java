package dev.ariabuild.maven.plugin.doctor;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.image.Target;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.ArchiveKind;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.Named;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.ProfileKeys;
import dev.ariabuild.engine.config.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What profiles would use, and what of it is missing. */
final class ProfileNeeds {
  private final Machine machine;
  private final Path ships;

  /**
   * On a machine.
   *
   * @param ships home of the JDK whose runtime ships
   */
  ProfileNeeds(Machine machine, Path ships) {
    this.machine = machine;
    this.ships = ships;
  }

  void add(Findings found, Settings settings) throws IOException {
    for (Profile each : settings.profiles().values()) {
      if (each.get(ProfileKeys.TYPECHECK_ONLY)) {
        found.line("profile", each.name() + ": checks types, makes no image");
        continue;
      }
      found.line("profile", each.name() + ": " + uses(each));
      if (each.backend() == Backend.NATIVE_IMAGE && machine.nativeImage().isEmpty()) {
        found.problem(
            "profile "
                + each.name()
                + " wants native-image: install a GraalVM and set GRAALVM_HOME, or choose backend"
                + " = \"aot-cache\"");
      }
      boolean chosen = each.name().equals(settings.profile().name());
      if (chosen
          && each.archives().contains(ArchiveKind.DEB)
          && !Target.current().os().equals("linux")) {
        found.problem(
            "profile " + each.name() + " wants a Debian package, which is made on Linux alone");
      }
    }
  }

  private String uses(Profile each) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(each.backend().text());
    if (each.backend() == Backend.AOT_CACHE) {
      words.add(startUpCache());
    }
    words.add("opt-level " + each.optLevel().text());
    words.add("lto " + each.lto().text());
    words.add("strip " + each.strip().text());
    words.add("debug " + each.debug().text());
    words.add("symbols " + each.symbols().text());
    words.add(
        each.archives().isEmpty()
            ? "no archive"
            : each.archives().stream().map(Named::text).collect(Collectors.joining(" + ")));
    return String.join(", ", words);
  }

  private String startUpCache() throws IOException {
    try {
      return Machine.cache(Jdk.at(ships));
    } catch (AotException e) {
      return "no start-up cache: " + e.text();
    }
  }
}
