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
            .set(Schema.OPT_LEVEL, OptLevel.NONE)
            .set(Schema.DEBUG, DebugInfo.FULL)
            .set(Schema.STRIP, Strip.NONE)
            .set(Schema.SYMBOLS, Symbols.NONE)
            .set(Schema.DEBUG_ASSERTIONS, true)
            .set(Schema.OVERFLOW_CHECKS, false)
            .set(Schema.INCREMENTAL, true)
            .set(Schema.CODEGEN_UNITS, 256)
            .set(Schema.BACKEND, Backend.JVM)
            .set(Schema.LTO, Lto.OFF)
            .set(Schema.CONTRACTS, Contracts.RUNTIME)
            .set(Schema.EFFECTS, Effects.INFERRED)
            .set(Schema.PANIC, Panic.UNWIND),
        new Draft("release", "", "what is published: AOT cache, stripped, assertions off")
            .set(Schema.OPT_LEVEL, OptLevel.MOST)
            .set(Schema.DEBUG, DebugInfo.NONE)
            .set(Schema.STRIP, Strip.SYMBOLS)
            .set(Schema.SYMBOLS, Symbols.NONE)
            .set(Schema.DEBUG_ASSERTIONS, false)
            .set(Schema.OVERFLOW_CHECKS, false)
            .set(Schema.INCREMENTAL, false)
            .set(Schema.CODEGEN_UNITS, 16)
            .set(Schema.BACKEND, Backend.AOT_CACHE)
            .set(Schema.LTO, Lto.THIN)
            .set(Schema.CONTRACTS, Contracts.VERIFIED)
            .set(Schema.EFFECTS, Effects.CHECKED)
            .set(Schema.PANIC, Panic.ABORT),
        new Draft("check", "", "only type-check; writes no classes")
            .set(Schema.INCREMENTAL, true)
            .set(Schema.CODEGEN_UNITS, 0)
            .set(Schema.CONTRACTS, Contracts.CHECK)
            .set(Schema.EFFECTS, Effects.INFERRED)
            .set(Schema.TYPECHECK_ONLY, true),
        new Draft("test", "dev", "dev, with as many test forks as there are processors")
            .set(Schema.TEST_THREADS, WorkerCount.AUTO),
        new Draft("debug", "dev", "dev with maximal diagnostics at run time")
            .set(
                Schema.JVM_OPTIONS,
                List.of("-XX:-OmitStackTraceInFastThrow", "-XX:+HeapDumpOnOutOfMemoryError")),
        new Draft(
                "release-with-symbols",
                "release",
                "release, the same bytes, and a symbol bundle beside them")
            .set(Schema.SYMBOLS, Symbols.EXTERNAL),
        new Draft("release-with-debug", "release", "release that ships its debug information")
            .set(Schema.DEBUG, DebugInfo.FULL)
            .set(Schema.STRIP, Strip.NONE),
        new Draft("release-small", "release", "release, as small as it gets")
            .set(Schema.OPT_LEVEL, OptLevel.SMALLEST),
        new Draft("dist", "release", "release with whole-program reduction; slow to build")
            .set(Schema.LTO, Lto.FAT)
            .set(Schema.CODEGEN_UNITS, 1),
        new Draft("bench", "release", "release with line tables, to be measured and profiled")
            .set(Schema.DEBUG, DebugInfo.LINE_TABLES_ONLY)
            .set(Schema.STRIP, Strip.NONE),
        new Draft("ci", "dev", "dev, a little optimised, with line tables only")
            .set(Schema.OPT_LEVEL, OptLevel.SOME)
            .set(Schema.DEBUG, DebugInfo.LINE_TABLES_ONLY));
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
              .map(text -> new Value<>(Schema.INHERITS, text, new Source.BuiltIn(name)));
      return new ProfileDefinition(
          name, "built-in profile " + name, meaning, parent, Values.of(values), Map.of());
    }
  }
}
