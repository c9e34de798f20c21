package dev.ariabuild.engine.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {
  @TempDir Path directory;

  @Test
  void theTextShowsEveryProfileAndWhereTheChosenOnesValuesCameFrom()
      throws IOException, ConfigException {
    Settings settings =
        new Given(directory)
            .toml(
                "[profile.fast]",
                "inherits = 'release'",
                "lto = 'fat'",
                "[profile.fast.package.'g:a']",
                "strip = 'none'")
            .property("aria.profile", "fast")
            .property("aria.panic", "unwind")
            .load();
    assertEquals(
        """
        profiles (contract version 1)
          bench                 release with line tables, to be measured and profiled
          check                 only type-check; writes no classes
          ci                    dev, a little optimised, with line tables only
          debug                 dev with maximal diagnostics at run time
          dev                   quick builds that can be debugged; the default
          dist                  release with whole-program reduction; slow to build
        * fast                  your own, inherits release
          release               what is published: AOT cache, stripped, assertions off
          release-small         release, as small as it gets
          release-with-debug    release that ships its debug information
          release-with-symbols  release, the same bytes, and a symbol bundle beside them
          test                  dev, with as many test forks as there are processors

        profile fast < release, chosen by -Daria.profile
          key                       value      from
          opt-level                 3          built-in profile release
          debug                     none       built-in profile release
          strip                     symbols    built-in profile release
          symbols                   none       built-in profile release
          debug-assertions          false      built-in profile release
          overflow-checks           false      built-in profile release
          overflow-check-packages   -          default                   not yet effective
          incremental               false      built-in profile release
          codegen-units             16         built-in profile release  not yet effective
          backend                   aot-cache  built-in profile release
          lto                       fat        aria.toml:3
          contracts                 verified   built-in profile release
          effects                   checked    built-in profile release
          panic                     unwind     -Daria.panic
          typecheck-only            false      default
          test-threads              auto       default                   not yet effective
          aot                       auto       default
          main-class                -          not set
          launcher-name             -          not set
          jvm-options               -          default
          jlink-modules.add         -          default
          jlink-modules.remove      -          default
          keep                      -          default
          lift-old-classes          false      default
          lower-dynamic-calls       false      default
          native-image-options      -          default
          training.command          -          default
          training.arguments        -          default
          training.env              -          default
          training.timeout-seconds  120        default
          training.ready-log        -          not set
          training.ready-url        -          not set
          training.tests            false      default
          training.method-profiles  -          not set
          start.arguments           -          default
          start.ready-log           -          not set
          start.ready-url           -          not set
          archives                  tar.gz     default
          deb.maintainer            -          not set
          deb.depends               libc6      default
          size.budget               -          default

        package "g:a"
          strip  none  aria.toml:5
        """,
        Profiles.text(settings));
  }

  @Test
  void noAbsolutePathIsShown() throws IOException, ConfigException {
    String text = Profiles.text(new Given(directory).toml("[profile.dev]", "lto = 'thin'").load());
    assertTrue(text.contains("aria.toml:2") && !text.contains(directory.toString()), text);
  }
}
