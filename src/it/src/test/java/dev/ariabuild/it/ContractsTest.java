package dev.ariabuild.it;

import org.junit.jupiter.api.Test;

/** {@code aria:check} and the contracts of JSpecify. */
class ContractsTest {
  private static final String NAMES = "library/src/main/java/example/library/Names.java";
  private static final String PLUGINS = "library/src/main/java/example/library/Plugins.java";
  private static final String PACKAGE = "library/src/main/java/example/library/package-info.java";
  private static final String FOUND = "Names.java:[13,40] [NullAway] passing @Nullable parameter";
  private static final String COMPILE = "library:compile";

  private final Checkout program = Checkout.of("a-program-has-effects");

  private void mark() {
    program.write(PACKAGE, "@org.jspecify.annotations.NullMarked\npackage example.library;\n");
  }

  @EveryMaven
  void whatIsMarkedIsWarnedOfOrFails(String version) {
    Checkout program = this.program.on(version);
    program.edit(NAMES, "name == null ? 0 : length(name)", "name == \"\" ? 0 : 1 + length(name)");
    program.maven("aria:check").ok().doesNotSay("[NullAway]"); // nothing is marked
    mark();
    program.maven("aria:check").ok().executed(COMPILE).says(FOUND);
    program.maven("aria:check").ok().nothingElse();
    program.maven("aria:check", "-Daria.contracts=verified").failed().says(FOUND);
    program
        .maven("aria:check", "-Daria.contracts=runtime")
        .ok()
        .executed(COMPILE)
        .doesNotSay("[NullAway]");
    program.edit(NAMES, "name == \"\" ? 0 : 1 + length(name)", "name == null ? 0 : length(name)");
    program.maven("aria:check", "-Daria.contracts=verified").ok().doesNotSay("[NullAway]");
  }

  @Test
  void aModuleThatIsMarkedIsLookedAtAsAWhole() {
    mark();
    program.maven("aria:check").ok();
    program.edit(PLUGINS, "\"example.Main\"", "\"example.Other\"");
    program
        .maven("aria:check")
        .ok()
        .compiled(COMPILE) // none alone
        .because(COMPILE, "contracts of nullness");
    program.maven("aria:check", "-Daria.contracts=runtime").ok().compiled(COMPILE);
    program.edit(PLUGINS, "\"example.Other\"", "\"example.Third\"");
    program
        .maven("aria:check", "-Daria.contracts=runtime")
        .ok()
        .compiled(COMPILE, "example/library/Plugins.java");
    program.edit(PLUGINS, "\"example.Third\"", "\"example.Main\"");
    program
        .maven("aria:check", "-Daria.contracts=runtime", "-Daria.incremental=false")
        .ok()
        .compiled(COMPILE);
  }

  @Test
  void aModuleMayBeExcepted() {
    program.edit(NAMES, "name == null ? 0 : length(name)", "name == \"\" ? 0 : 1 + length(name)");
    mark();
    program.write(
        "aria.toml",
        "[profile.check]\ncontracts = 'verified'\n"
            + "[profile.check.package.'com.example:library']\ncontracts = 'runtime'\n");
    program.maven("aria:check").ok();
    program.delete("aria.toml");
    program.write("aria.toml", "[profile.check]\ncontracts = 'verified'\n");
    program.maven("aria:check").failed().says(FOUND);
  }
}
