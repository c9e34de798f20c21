package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.PROFILE;
import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORKERS;
import static dev.ariabuild.engine.config.ValueType.oneOf;
import static dev.ariabuild.engine.config.ValueType.whole;

import java.util.List;
import java.util.Map;

/** {@code [profile.NAME]}: how code is compiled, checked and reduced. */
public final class ProfileKeys {
  public static final Key<String> INHERITS =
      PROFILE
          .key("inherits", TEXT)
          .inFileOnly()
          .means("The profile this one starts from; a custom profile must name it");

  public static final Key<OptLevel> OPT_LEVEL =
      PROFILE
          .key("opt-level", oneOf(OptLevel.class))
          .or(OptLevel.NONE)
          .perPackage()
          .means("Effort of the AOT backend and of jlink's compression");

  public static final Key<DebugInfo> DEBUG =
      PROFILE
          .key(
              "debug",
              oneOf(DebugInfo.class, Map.of("true", DebugInfo.FULL, "false", DebugInfo.NONE)))
          .or(DebugInfo.FULL)
          .perPackage()
          .means("Debug information in what is shipped; tests always see all of it");

  public static final Key<Strip> STRIP =
      PROFILE
          .key("strip", oneOf(Strip.class))
          .or(Strip.NONE)
          .perPackage()
          .means("What is taken out of class files, the linked runtime and native binaries");

  public static final Key<Symbols> SYMBOLS =
      PROFILE
          .key("symbols", oneOf(Symbols.class))
          .or(Symbols.NONE)
          .means("Whether a symbol bundle is produced");

  public static final Key<Boolean> DEBUG_ASSERTIONS =
      PROFILE.key("debug-assertions", FLAG).or(true).means("-ea in launchers and native images");

  public static final Key<Boolean> OVERFLOW_CHECKS =
      PROFILE
          .key("overflow-checks", FLAG)
          .or(false)
          .later(true)
          .perPackage()
          .means("Arithmetic of overflow-check-packages fails instead of wrapping around");

  public static final Key<List<String>> OVERFLOW_CHECK_PACKAGES =
      PROFILE
          .key("overflow-check-packages", LIST)
          .or(List.of())
          .later()
          .means("Java packages that overflow-checks is for");

  public static final Key<Boolean> INCREMENTAL =
      PROFILE
          .key("incremental", FLAG)
          .or(true)
          .perPackage()
          .means("Member-level compilation; false: whole modules, results still cached");

  public static final Key<Integer> CODEGEN_UNITS =
      PROFILE
          .key("codegen-units", whole(0, 65536))
          .or(256)
          .env("ARIA_CODEGEN_UNITS")
          .later()
          .perPackage()
          .means("Units that one module's code generation is split into; 0: no code generation");

  public static final Key<Backend> BACKEND =
      PROFILE
          .key("backend", oneOf(Backend.class))
          .or(Backend.JVM)
          .means("Code generation of a packaged application; never chosen by what is installed");

  public static final Key<Lto> LTO =
      PROFILE
          .key("lto", oneOf(Lto.class))
          .or(Lto.OFF)
          .means(
              "Whole-program reduction: thin keeps the reachable JDK modules, fat drops"
                  + " unreachable classes too");

  public static final Key<Contracts> CONTRACTS =
      PROFILE
          .key("contracts", oneOf(Contracts.class))
          .or(Contracts.RUNTIME)
          .perPackage()
          .means(
              "JSpecify nullness, in aria:check; check: warnings, verified: errors, runtime:"
                  + " neither");

  public static final Key<Effects> EFFECTS =
      PROFILE
          .key("effects", oneOf(Effects.class))
          .or(Effects.INFERRED)
          .perPackage()
          .means("Per-method effects; checked: one that AOT cannot see through fails the build");

  public static final Key<Panic> PANIC =
      PROFILE
          .key("panic", oneOf(Panic.class))
          .or(Panic.UNWIND)
          .means("abort: out of memory or an uncaught exception in any thread ends the process");

  public static final Key<Boolean> TYPECHECK_ONLY =
      PROFILE
          .key("typecheck-only", FLAG)
          .or(false)
          .means("javac stops after flow analysis, no classes written");

  public static final Key<WorkerCount> TEST_THREADS =
      PROFILE.key("test-threads", WORKERS).or(WorkerCount.AUTO).later().means("Forks of surefire");

  public static final Key<AotMode> AOT =
      PROFILE
          .key("aot", oneOf(AotMode.class))
          .or(AotMode.AUTO)
          .perPackage()
          .means("AOT cache of the image: auto says where none can be made, required fails there");

  static final List<Key<?>> ALL =
      List.of(
          INHERITS,
          OPT_LEVEL,
          DEBUG,
          STRIP,
          SYMBOLS,
          DEBUG_ASSERTIONS,
          OVERFLOW_CHECKS,
          OVERFLOW_CHECK_PACKAGES,
          INCREMENTAL,
          CODEGEN_UNITS,
          BACKEND,
          LTO,
          CONTRACTS,
          EFFECTS,
          PANIC,
          TYPECHECK_ONLY,
          TEST_THREADS,
          AOT);

  private ProfileKeys() {}
}
