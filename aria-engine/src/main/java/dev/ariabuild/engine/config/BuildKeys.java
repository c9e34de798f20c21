package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.BUILD;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.MEMORY;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORKERS;
import static dev.ariabuild.engine.config.ValueType.oneOf;
import static dev.ariabuild.engine.config.ValueType.whole;

import java.util.List;

/** {@code [build]}: how a build runs, and for which platforms it packages. */
public final class BuildKeys {
  public static final Key<WorkerCount> JOBS =
      BUILD
          .key("jobs", WORKERS)
          .or(WorkerCount.AUTO)
          .env("ARIA_BUILD_JOBS")
          .means("With -T, how many modules are at work at once at most; auto: as many as -T says");

  public static final Key<Overlap> OVERLAP =
      BUILD
          .key("overlap", oneOf(Overlap.class))
          .or(Overlap.CLASSES)
          .env("ARIA_BUILD_OVERLAP")
          .means(
              "With -T, classes: a module compiles as soon as the classes that it needs exist;"
                  + " tests: it tests then, too; off: Maven's own builder");

  public static final Key<JitUse> JIT =
      BUILD
          .key("jit", oneOf(JitUse.class))
          .or(JitUse.AUTO)
          .env("ARIA_BUILD_JIT")
          .means(
              "auto: short builds do without the optimising compiler of Maven's JVM; full: as"
                  + " it is started");

  public static final Key<String> TARGET =
      BUILD.key("target", TEXT).or("host").means("The platform packaged for; host: this machine's");

  public static final Key<List<String>> EXTRA_TARGETS =
      BUILD.key("extra-targets", LIST).or(List.of()).means("Further platforms to package for");

  public static final Key<MemoryLimit> MAX_MEMORY =
      BUILD
          .key("max-memory", MEMORY)
          .or(new MemoryLimit.Share(80))
          .env("ARIA_MAX_MEMORY")
          .means(
              "With -T, heap of Maven's JVM in use beyond which fewer modules are at work at"
                  + " once");

  public static final Key<Integer> LLVM_THREADS =
      BUILD
          .key("llvm-threads", whole(1, 1024))
          .or(1)
          .env("ARIA_LLVM_THREADS")
          .later()
          .means("Threads per codegen unit of a native backend");

  static final List<Key<?>> ALL =
      List.of(JOBS, OVERLAP, JIT, TARGET, EXTRA_TARGETS, MAX_MEMORY, LLVM_THREADS);

  private BuildKeys() {}
}
