package dev.ariabuild.engine.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The profiles Aria brings: contract version {@value Profiles#CONTRACT_VERSION}. A change here is a
 * change of ops/AOT_RELEASE_CONTRACT.md and of that version.
 */
final class BuiltInProfiles {
  private BuiltInProfiles() {}

  /** By name, in the order of the documentation. */
  static Map<String, ProfileDefinition> all() {
    Map<String, ProfileDefinition> all = new LinkedHashMap<>();
    for (Draft draft : drafts()) {
      all.put(draft.name, draft.finish());
    }
    return all;
  }

  private static List<Draft> drafts() {
    return List.of(
        new Draft("dev", "", "quick builds that can be debugged; the default")
            .set(ProfileKeys.OPT_LEVEL, OptLevel.NONE)
            .set(ProfileKeys.DEBUG, DebugInfo.FULL)
            .set(ProfileKeys.STRIP, Strip.NONE)
            .set(ProfileKeys.SYMBOLS, Symbols.NONE)
            .set(ProfileKeys.DEBUG_ASSERTIONS, true)
            .set(ProfileKeys.OVERFLOW_CHECKS, false)
            .set(ProfileKeys.INCREMENTAL, true)
            .set(ProfileKeys.CODEGEN_UNITS, 256)
            .set(ProfileKeys.BACKEND, Backend.JVM)
            .set(ProfileKeys.LTO, Lto.OFF)
            .set(ProfileKeys.CONTRACTS, Contracts.RUNTIME)
            .set(ProfileKeys.EFFECTS, Effects.INFERRED)
            .set(ProfileKeys.PANIC, Panic.UNWIND),
        new Draft("release", "", "what is published: AOT cache, stripped, assertions off")
            .set(ProfileKeys.OPT_LEVEL, OptLevel.MOST)
            .set(ProfileKeys.DEBUG, DebugInfo.NONE)
            .set(ProfileKeys.STRIP, Strip.SYMBOLS)
            .set(ProfileKeys.SYMBOLS, Symbols.NONE)
            .set(ProfileKeys.DEBUG_ASSERTIONS, false)
            .set(ProfileKeys.OVERFLOW_CHECKS, false)
            .set(ProfileKeys.INCREMENTAL, false)
            .set(ProfileKeys.CODEGEN_UNITS, 16)
            .set(ProfileKeys.BACKEND, Backend.AOT_CACHE)
            .set(ProfileKeys.LTO, Lto.THIN)
            .set(ProfileKeys.CONTRACTS, Contracts.VERIFIED)
            .set(ProfileKeys.EFFECTS, Effects.CHECKED)
            .set(ProfileKeys.PANIC, Panic.ABORT),
        new Draft("check", "", "only type-check; writes no classes")
            .set(ProfileKeys.INCREMENTAL, true)
            .set(ProfileKeys.CODEGEN_UNITS, 0)
            .set(ProfileKeys.CONTRACTS, Contracts.CHECK)
            .set(ProfileKeys.EFFECTS, Effects.INFERRED)
            .set(ProfileKeys.TYPECHECK_ONLY, true),
        new Draft("test", "dev", "dev, with as many test forks as there are processors")
            .set(ProfileKeys.TEST_THREADS, WorkerCount.AUTO),
        new Draft("debug", "dev", "dev with maximal diagnostics at run time")
            .set(
                ImageKeys.JVM_OPTIONS,
                List.of("-XX:-OmitStackTraceInFastThrow", "-XX:+HeapDumpOnOutOfMemoryError")),
        new Draft(
                "release-with-symbols",
                "release",
                "release, the same bytes, and a symbol bundle beside them")
            .set(ProfileKeys.SYMBOLS, Symbols.EXTERNAL),
        new Draft("release-with-debug", "release", "release that ships its debug information")
            .set(ProfileKeys.DEBUG, DebugInfo.FULL)
            .set(ProfileKeys.STRIP, Strip.NONE),
        new Draft("release-small", "release", "release, as small as it gets")
            .set(ProfileKeys.OPT_LEVEL, OptLevel.SMALLEST),
        new Draft("dist", "release", "release with whole-program reduction; slow to build")
            .set(ProfileKeys.LTO, Lto.FAT)
            .set(ProfileKeys.CODEGEN_UNITS, 1),
        new Draft("bench", "release", "release with line tables, to be measured and profiled")
            .set(ProfileKeys.DEBUG, DebugInfo.LINE_TABLES_ONLY)
            .set(ProfileKeys.STRIP, Strip.NONE),
        new Draft("ci", "dev", "dev, a little optimised, with line tables only")
            .set(ProfileKeys.OPT_LEVEL, OptLevel.SOME)
            .set(ProfileKeys.DEBUG, DebugInfo.LINE_TABLES_ONLY));
  }

  /** A profile while its table is read from top to bottom. */
  private static final class Draft {
    private final String name;
    private final String inherits;
    private final String meaning;
    private final List<Value<?>> values = new ArrayList<>();

    private Draft(String name, String inherits, String meaning) {
      this.name = name;
      this.inherits = inherits;
      this.meaning = meaning;
    }

    private <T> Draft set(Key<T> key, T value) {
      values.add(new Value<>(key, value, new Source.BuiltIn(name)));
      return this;
    }

    private ProfileDefinition finish() {
      Optional<Value<String>> parent =
          Optional.of(inherits)
              .filter(text -> !text.isEmpty())
              .map(text -> new Value<>(ProfileKeys.INHERITS, text, new Source.BuiltIn(name)));
      return new ProfileDefinition(
          name, "built-in profile " + name, meaning, parent, Values.of(values), Map.of());
    }
  }
}
