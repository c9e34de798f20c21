package dev.ariabuild.aot.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.nativeimage.NativeFlags;
import dev.ariabuild.aot.runtime.RuntimeLinker;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.ConfigLoader;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds the contract's table of options and the code together. After a wanted change write it anew
 * with {@code -Dtest=ContractTest -DargLine=-Daria-docs.write=true} and review the difference.
 */
class ContractTest {
  private static final Path CONTRACT =
      Path.of(System.getProperty("basedir", ".")).resolve("../ops/AOT_RELEASE_CONTRACT.md");
  private static final String BEGIN = "<!-- options -->\n";

  private static Profile profile(String name) throws ConfigException {
    return ConfigLoader.load(
            Optional.empty(), Map.of(), Map.of("aria.profile", name), List.of(), Set.of())
        .profile();
  }

  private static Set<String> names() throws ConfigException {
    return new TreeSet<>(
        ConfigLoader.load(Optional.empty(), Map.of(), Map.of(), List.of(), Set.of())
            .profiles()
            .keySet());
  }

  private static String jlink(ImageRequest.Options options, int feature) {
    Jdk jdk = new Jdk(Path.of("jdk"), feature + ".0.1", "test", feature, "Linux", "amd64");
    return code(
        new RuntimeLinker(
                jdk,
                new TreeSet<>(Set.of("java.base")),
                options.optLevel(),
                options.stripsRuntime(),
                true,
                Optional.empty(),
                List.of())
            .arguments(Path.of("runtime")).stream()
                .filter(option -> option.contains("compress") || option.contains("strip"))
                .toList());
  }

  private static String code(List<String> options) {
    return options.isEmpty()
        ? "–"
        : options.stream().map(option -> "`" + option + "`").collect(Collectors.joining(" "));
  }

  private static String cache(ImageRequest.Options options) {
    return options.backend() == Backend.AOT_CACHE
            && options.aot() != AotMode.OFF
            && options.optLevel() != OptLevel.NONE
        ? "if training is declared"
        : "no";
  }

  private static String table() throws ConfigException {
    StringBuilder table =
        new StringBuilder(
            "| profile | launcher to JVM | jlink of JDK 17 | jlink of JDK 25 | start-up cache |"
                + " native-image | objcopy |\n|---|---|---|---|---|---|---|\n");
    for (String name : names()) {
      ImageRequest.Options options = ImageRequest.Options.of(profile(name));
      String objcopy = NativeFlags.objcopy(options.strip());
      table.append(
          "| `%s` | %s | %s | %s | %s | %s | %s |\n"
              .formatted(
                  name,
                  code(options.launcherOptions()),
                  jlink(options, 17),
                  jlink(options, 25),
                  cache(options),
                  code(options.nativeFlags().options()),
                  code(objcopy.isEmpty() ? List.of() : List.of(objcopy))));
    }
    return table.toString();
  }

  @Test
  void theContractSaysWhatEveryProfileTurnsInto() throws IOException, ConfigException {
    String text = Files.readString(CONTRACT).replace("\r\n", "\n");
    int from = text.indexOf(BEGIN) + BEGIN.length();
    int to = text.indexOf("<!-- end -->", from);
    assertTrue(from >= BEGIN.length() && to >= from, "the markers");
    String wanted = text.substring(0, from) + table() + text.substring(to);
    if (Boolean.getBoolean("aria-docs.write")) {
      Files.writeString(CONTRACT, wanted);
    } else {
      assertEquals(wanted, text);
    }
  }
}
