package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.MAP;
import static dev.ariabuild.engine.config.ValueType.MEMORY;
import static dev.ariabuild.engine.config.ValueType.NAME;
import static dev.ariabuild.engine.config.ValueType.SIZE;
import static dev.ariabuild.engine.config.ValueType.SIZES;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORDS;
import static dev.ariabuild.engine.config.ValueType.WORKERS;
import static dev.ariabuild.engine.config.ValueType.listOf;
import static dev.ariabuild.engine.config.ValueType.oneOf;
import static dev.ariabuild.engine.config.ValueType.whole;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Every setting there is, in one table. The loader, the messages and docs/configuration.md follow
 * it. Does not know what built-in profiles set ({@link BuiltInProfiles}).
 */
public final class Schema {
  static final String COMMAND = "";
  static final String BUILD = "build";
  static final String CACHE = "cache";
  static final String BEHAVIOR = "cache.behavior";
  static final String S3 = "cache.s3";
  static final String GCS = "cache.gcs";
  static final String AZURE = "cache.azure";
  static final String REDIS = "cache.redis";
  static final String HTTP = "cache.http";
  static final String SIGNING = "cache.signing";
  static final String PROFILE = "profile";
  static final String TARGET = "target";

  // Command line only.
  public static final Key<String> CHOSEN_PROFILE =
      Key.of(COMMAND, "profile", TEXT, "The profile to build with; -Paria-NAME does the same")
          .or("dev");
  public static final Key<Boolean> ENABLED =
      Key.of(COMMAND, "enabled", FLAG, "false: the extension stands aside, Maven runs unchanged")
          .or(true);
  public static final Key<Boolean> SKIP =
      Key.of(COMMAND, "skip", FLAG, "true: the goals of the aria plugin do nothing").or(false);
  public static final Key<Boolean> SKIP_READ =
      Key.of(COMMAND, "skip-read", FLAG, "true: execute everything, and store the results")
          .or(false);
  public static final Key<Boolean> SKIP_WRITE =
      Key.of(COMMAND, "skip-write", FLAG, "true: use the cache, but store nothing in it").or(false);

  // [build]
  public static final Key<WorkerCount> JOBS =
      Key.of(
              BUILD,
              "jobs",
              WORKERS,
              "With -T, how many modules are at work at once at most; auto: as many as -T says")
          .or(WorkerCount.AUTO)
          .env("ARIA_BUILD_JOBS");
  public static final Key<Overlap> OVERLAP =
      Key.of(
              BUILD,
              "overlap",
              oneOf(Overlap.class),
              "With -T, classes: a module compiles as soon as the classes that it needs exist;"
                  + " tests: it tests then, too; off: Maven's own builder")
          .or(Overlap.CLASSES)
          .env("ARIA_BUILD_OVERLAP");
  public static final Key<JitUse> JIT =
      Key.of(
              BUILD,
              "jit",
              oneOf(JitUse.class),
              "auto: short builds do without the optimising compiler of Maven's JVM;"
                  + " full: as it is started")
          .or(JitUse.AUTO)
          .env("ARIA_BUILD_JIT");
  public static final Key<String> BUILD_TARGET =
      Key.of(BUILD, "target", TEXT, "The platform packaged for; host: this machine's").or("host");
  public static final Key<List<String>> EXTRA_TARGETS =
      Key.of(BUILD, "extra-targets", LIST, "Further platforms to package for").or(List.of());
  public static final Key<MemoryLimit> MAX_MEMORY =
      Key.<MemoryLimit>of(
              BUILD,
              "max-memory",
              MEMORY,
              "With -T, heap of Maven's JVM in use beyond which fewer modules are at work at once")
          .or(new MemoryLimit.Share(80))
          .env("ARIA_MAX_MEMORY");
  public static final Key<Integer> LLVM_THREADS =
      Key.of(BUILD, "llvm-threads", whole(1, 1024), "Threads per codegen unit of a native backend")
          .or(1)
          .env("ARIA_LLVM_THREADS")
          .later();

  // [cache]
  public static final Key<Boolean> CACHE_ENABLED =
      Key.of(CACHE, "enabled", FLAG, "false: nothing is read from or stored in any cache").or(true);
  public static final Key<String> CACHE_DIR =
      Key.of(
              CACHE,
              "dir",
              TEXT,
              "The local cache, default $XDG_CACHE_HOME/aria or ~/.cache/aria; relative paths start"
                  + " at the root of the build")
          .env("ARIA_CACHE_DIR");
  public static final Key<ByteSize> CACHE_MAX_SIZE =
      Key.of(CACHE, "max_size", SIZE, "Size at which the local cache evicts")
          .or(ByteSize.ofGigabytes(10))
          .env("ARIA_CACHE_MAX_SIZE");
  public static final Key<Integer> CACHE_MAX_AGE_DAYS =
      Key.of(CACHE, "max_age_days", whole(1, 36500), "Days after which an entry is evicted")
          .or(30)
          .env("ARIA_CACHE_MAX_AGE_DAYS");
  public static final Key<Integer> CACHE_MIN_FREE_PERCENT =
      Key.of(CACHE, "min_free_percent", whole(0, 99), "Share of the disk to leave free, in percent")
          .or(10)
          .env("ARIA_CACHE_MIN_FREE_PERCENT");
  public static final Key<Integer> CACHE_MEMORY_MB =
      Key.of(CACHE, "memory_mb", whole(0, 1048576), "Size of the memory layer, in MB")
          .or(512)
          .env("ARIA_CACHE_MEMORY_MB");
  public static final Key<Boolean> CACHE_DISTRIBUTED =
      Key.of(CACHE, "distributed", FLAG, "Whether the remote cache is used")
          .or(false)
          .env("ARIA_CACHE_DISTRIBUTED");
  public static final Key<CacheBackend> CACHE_BACKEND =
      Key.of(CACHE, "backend", oneOf(CacheBackend.class), "The kind of the remote cache")
          .or(CacheBackend.NONE)
          .env("ARIA_CACHE_BACKEND")
          .later(Set.of(CacheBackend.S3, CacheBackend.GCS, CacheBackend.AZURE, CacheBackend.REDIS));
  public static final Key<String> CACHE_SCOPE =
      Key.of(
              CACHE,
              "scope",
              NAME,
              "Where in the remote cache this build stores; it reads there and in main")
          .or(RemoteCache.MAIN)
          .env("ARIA_CACHE_SCOPE");
  public static final Key<CacheTrust> CACHE_TRUST =
      Key.of(
              CACHE,
              "trust",
              oneOf(CacheTrust.class),
              "digest: remote results whose bytes are what they say; signed: of these only what a"
                  + " trusted key signed")
          .or(CacheTrust.DIGEST)
          .env("ARIA_CACHE_TRUST");

  // [cache.behavior]
  public static final Key<Boolean> UPLOAD =
      Key.of(BEHAVIOR, "upload", FLAG, "Whether results are stored remotely")
          .or(false)
          .env("ARIA_CACHE_UPLOAD");
  public static final Key<Boolean> DOWNLOAD =
      Key.of(BEHAVIOR, "download", FLAG, "Whether remote results are used")
          .or(true)
          .env("ARIA_CACHE_DOWNLOAD");
  public static final Key<ByteSize> MAX_ARTIFACT_SIZE =
      Key.of(BEHAVIOR, "max_artifact_size", SIZE, "Larger outputs are not stored, here or remotely")
          .or(ByteSize.ofGigabytes(1));
  public static final Key<Integer> MAX_RETRIES =
      Key.of(BEHAVIOR, "max_retries", whole(0, 100), "Further tries of a remote request").or(3);
  public static final Key<Integer> TIMEOUT_SECONDS =
      Key.of(
              BEHAVIOR,
              "timeout_seconds",
              whole(1, 3600),
              "Seconds until a remote request must be answered; a build waits for all of them"
                  + " together no longer than 2 s in vain")
          .or(2);
  public static final Key<Integer> UPLOAD_WAIT_SECONDS =
      Key.of(
              BEHAVIOR,
              "upload_wait_seconds",
              whole(0, 3600),
              "Seconds beyond these 2 that the end of a build waits for what is still being stored"
                  + " remotely")
          .or(0)
          .env("ARIA_CACHE_UPLOAD_WAIT_SECONDS");

  // [cache.s3] and its siblings
  public static final Key<String> S3_BUCKET = remote(S3, "bucket", "Name of the bucket");
  public static final Key<String> S3_REGION = remote(S3, "region", "Region of the bucket");
  public static final Key<String> S3_ENDPOINT = remote(S3, "endpoint", "Address, if not Amazon's");
  public static final Key<String> S3_KEY_PREFIX = remote(S3, "key_prefix", "Folder in the bucket");
  public static final Key<String> GCS_BUCKET = remote(GCS, "bucket", "Name of the bucket");
  public static final Key<String> GCS_KEY_PREFIX =
      remote(GCS, "key_prefix", "Folder in the bucket");
  public static final Key<String> GCS_CREDENTIALS_PATH =
      remote(GCS, "credentials_path", "File with the service account's key");
  public static final Key<String> AZURE_CONTAINER =
      remote(AZURE, "container", "Name of the container");
  public static final Key<String> AZURE_KEY_PREFIX =
      remote(AZURE, "key_prefix", "Folder in the container");
  public static final Key<String> AZURE_CONNECTION_STRING =
      remote(AZURE, "connection_string", "Account and key; better from the environment").asSecret();
  public static final Key<String> REDIS_ENDPOINT =
      remote(REDIS, "endpoint", "Address such as redis://host:6379/0");
  public static final Key<String> REDIS_KEY_PREFIX =
      remote(REDIS, "key_prefix", "Put before every key");
  public static final Key<String> REDIS_USERNAME = remote(REDIS, "username", "Name to log in with");
  public static final Key<String> REDIS_PASSWORD =
      remote(REDIS, "password", "Better from the environment").asSecret();
  public static final Key<String> HTTP_ENDPOINT =
      ofRemote(HTTP, "endpoint", "Address of the WebDAV folder or cache server");
  public static final Key<String> HTTP_KEY_PREFIX =
      ofRemote(HTTP, "key_prefix", "Folder below the address");
  public static final Key<String> HTTP_USERNAME = ofRemote(HTTP, "username", "Name to log in with");
  public static final Key<String> HTTP_PASSWORD =
      ofRemote(HTTP, "password", "Better from the environment").asSecret();
  public static final Key<String> HTTP_TOKEN =
      ofRemote(HTTP, "token", "Bearer token; better from the environment").asSecret();

  // [cache.signing]
  public static final Key<List<String>> SIGNING_PUBLIC_KEYS =
      Key.of(
              SIGNING,
              "public_keys",
              LIST,
              "Ed25519 keys whose signatures count where trust = signed: the line of base64 in a"
                  + " PEM file")
          .or(List.of())
          .env("ARIA_CACHE_SIGNING_PUBLIC_KEYS");
  public static final Key<String> SIGNING_KEY =
      ofRemote(
              SIGNING,
              "key",
              "Private Ed25519 key, as PEM or its line of base64, that signs what is stored; only"
                  + " from the environment")
          .asSecret();
  public static final Key<String> SIGNING_KEY_FILE =
      ofRemote(SIGNING, "key_file", "PEM file with that key; relative paths start at the root");

  // [profile.NAME]
  public static final Key<String> INHERITS =
      Key.of(
          PROFILE,
          "inherits",
          TEXT,
          "The profile this one starts from; a custom profile must name it");
  public static final Key<OptLevel> OPT_LEVEL =
      Key.of(
              PROFILE,
              "opt-level",
              oneOf(OptLevel.class),
              "Effort of the AOT backend and of jlink's compression")
          .or(OptLevel.NONE)
          .perPackage(true);
  public static final Key<DebugInfo> DEBUG =
      Key.of(
              PROFILE,
              "debug",
              oneOf(DebugInfo.class, Map.of("true", DebugInfo.FULL, "false", DebugInfo.NONE)),
              "Debug information in what is shipped; tests always see all of it")
          .or(DebugInfo.FULL)
          .perPackage(true);
  public static final Key<Strip> STRIP =
      Key.of(
              PROFILE,
              "strip",
              oneOf(Strip.class),
              "What is taken out of class files, the linked runtime and native binaries")
          .or(Strip.NONE)
          .perPackage(true);
  public static final Key<Symbols> SYMBOLS =
      Key.of(PROFILE, "symbols", oneOf(Symbols.class), "Whether a symbol bundle is produced")
          .or(Symbols.NONE);
  public static final Key<Boolean> DEBUG_ASSERTIONS =
      Key.of(PROFILE, "debug-assertions", FLAG, "-ea in launchers and native images").or(true);
  public static final Key<Boolean> OVERFLOW_CHECKS =
      Key.of(
              PROFILE,
              "overflow-checks",
              FLAG,
              "Arithmetic of overflow-check-packages fails instead of wrapping around")
          .or(false)
          .later(true)
          .perPackage(true);
  public static final Key<List<String>> OVERFLOW_CHECK_PACKAGES =
      Key.of(PROFILE, "overflow-check-packages", LIST, "Java packages that overflow-checks is for")
          .or(List.of())
          .later();
  public static final Key<Boolean> INCREMENTAL =
      Key.of(
              PROFILE,
              "incremental",
              FLAG,
              "Member-level compilation; false: whole modules, results still cached")
          .or(true)
          .perPackage(true);
  public static final Key<Integer> CODEGEN_UNITS =
      Key.of(
              PROFILE,
              "codegen-units",
              whole(0, 65536),
              "Units that one module's code generation is split into; 0: no code generation")
          .or(256)
          .env("ARIA_CODEGEN_UNITS")
          .later()
          .perPackage(true);
  public static final Key<Backend> BACKEND =
      Key.of(
              PROFILE,
              "backend",
              oneOf(Backend.class),
              "Code generation of a packaged application; never chosen by what is installed")
          .or(Backend.JVM);
  public static final Key<Lto> LTO =
      Key.of(
              PROFILE,
              "lto",
              oneOf(Lto.class),
              "Whole-program reduction: thin keeps the reachable JDK modules, fat drops unreachable"
                  + " classes too")
          .or(Lto.OFF);
  public static final Key<Contracts> CONTRACTS =
      Key.of(
              PROFILE,
              "contracts",
              oneOf(Contracts.class),
              "JSpecify nullness, in aria:check; check: warnings, verified: errors, runtime: neither")
          .or(Contracts.RUNTIME)
          .perPackage(true);
  public static final Key<Effects> EFFECTS =
      Key.of(
              PROFILE,
              "effects",
              oneOf(Effects.class),
              "Per-method effects; checked: one that AOT cannot see through fails the build")
          .or(Effects.INFERRED)
          .perPackage(true);
  public static final Key<Panic> PANIC =
      Key.of(
              PROFILE,
              "panic",
              oneOf(Panic.class),
              "abort: out of memory or an uncaught exception in any thread ends the process")
          .or(Panic.UNWIND);
  public static final Key<Boolean> TYPECHECK_ONLY =
      Key.of(PROFILE, "typecheck-only", FLAG, "javac stops after flow analysis, no classes written")
          .or(false);
  public static final Key<WorkerCount> TEST_THREADS =
      Key.of(PROFILE, "test-threads", WORKERS, "Forks of surefire").or(WorkerCount.AUTO).later();
  public static final Key<AotMode> AOT =
      Key.of(
              PROFILE,
              "aot",
              oneOf(AotMode.class),
              "AOT cache of the image: auto says where none can be made, required fails there")
          .or(AotMode.AUTO)
          .perPackage(true);
  public static final Key<String> MAIN_CLASS =
      Key.of(PROFILE, "main-class", TEXT, "Class that the launcher starts").perPackage(true);
  public static final Key<String> LAUNCHER_NAME =
      Key.of(PROFILE, "launcher-name", TEXT, "Name of the launcher; default: the artifactId")
          .perPackage(true);
  public static final Key<List<String>> JVM_OPTIONS =
      Key.of(PROFILE, "jvm-options", WORDS, "Options that the launcher gives to the JVM")
          .or(List.of())
          .perPackage(true);
  public static final Key<List<String>> JLINK_ADD =
      Key.of(PROFILE, "jlink-modules.add", LIST, "JDK modules to link besides the reachable ones")
          .or(List.of())
          .perPackage(true);
  public static final Key<List<String>> JLINK_REMOVE =
      Key.of(PROFILE, "jlink-modules.remove", LIST, "JDK modules to leave out though reachable")
          .or(List.of())
          .perPackage(true);
  public static final Key<List<String>> KEEP =
      Key.of(
              PROFILE,
              "keep",
              LIST,
              "Classes that lto = fat keeps though nothing seems to reach them; * in a name, ** over"
                  + " packages")
          .or(List.of())
          .perPackage(true);
  public static final Key<Boolean> LIFT_OLD_CLASSES =
      Key.of(
              PROFILE,
              "lift-old-classes",
              FLAG,
              "Class files older than Java 6 are rewritten as Java 7's, so that a cache can hold"
                  + " them")
          .or(false)
          .perPackage(true);
  public static final Key<Boolean> LOWER_DYNAMIC_CALLS =
      Key.of(
              PROFILE,
              "lower-dynamic-calls",
              FLAG,
              "Methods of records and concatenations that no cache holds are written out, so that"
                  + " the JVM need not make them at each start")
          .or(false)
          .perPackage(true);
  public static final Key<List<String>> NATIVE_OPTIONS =
      Key.of(PROFILE, "native-image-options", WORDS, "Further options of native-image, last")
          .or(List.of())
          .perPackage(true);
  public static final Key<List<String>> TRAINING_COMMAND =
      Key.of(
              PROFILE,
              "training.command",
              WORDS,
              "Run against the application once it is ready, to exercise it")
          .or(List.of())
          .perPackage(true);
  public static final Key<List<String>> TRAINING_ARGUMENTS =
      Key.of(PROFILE, "training.arguments", WORDS, "Arguments of the application in training")
          .or(List.of())
          .perPackage(true);
  public static final Key<Map<String, String>> TRAINING_ENV =
      Key.of(PROFILE, "training.env", MAP, "Environment of the application in training")
          .or(Map.of())
          .perPackage(true);
  public static final Key<Integer> TRAINING_TIMEOUT_SECONDS =
      Key.of(PROFILE, "training.timeout-seconds", whole(1, 86400), "Seconds training may take")
          .or(120)
          .perPackage(true);
  public static final Key<String> TRAINING_READY_LOG =
      Key.of(PROFILE, "training.ready-log", TEXT, "Text in the output that means: ready")
          .perPackage(true);
  public static final Key<String> TRAINING_READY_URL =
      Key.of(PROFILE, "training.ready-url", TEXT, "Address that answers 2xx or 3xx once ready")
          .perPackage(true);
  public static final Key<Boolean> TRAINING_TESTS =
      Key.of(
              PROFILE,
              "training.tests",
              FLAG,
              "The module's integration tests, run by failsafe, exercise the application in training")
          .or(false)
          .perPackage(true);
  public static final Key<List<String>> START_ARGUMENTS =
      Key.of(
              PROFILE,
              "start.arguments",
              WORDS,
              "Arguments with which a start is measured; default: the training, done anew")
          .or(List.of())
          .perPackage(true);
  public static final Key<String> START_READY_LOG =
      Key.of(
              PROFILE,
              "start.ready-log",
              TEXT,
              "Text in the output at which a measured start is over; default: when it ends")
          .perPackage(true);
  public static final Key<String> START_READY_URL =
      Key.of(
              PROFILE,
              "start.ready-url",
              TEXT,
              "Address that answers 2xx or 3xx when a measured start is over")
          .perPackage(true);
  public static final Key<List<ArchiveKind>> ARCHIVES =
      Key.of(
              PROFILE,
              "archives",
              listOf(ArchiveKind.class),
              "Forms in which an image is published; an empty list: none")
          .or(List.of(ArchiveKind.TAR_GZ))
          .perPackage(true);
  public static final Key<String> DEB_MAINTAINER =
      Key.of(
              PROFILE,
              "deb.maintainer",
              TEXT,
              "Name and address in Debian packages; default: the first developer of the pom")
          .perPackage(true);
  public static final Key<List<String>> DEB_DEPENDS =
      Key.of(PROFILE, "deb.depends", LIST, "Debian packages that the image needs")
          .or(List.of("libc6"))
          .perPackage(true);
  public static final Key<Map<String, ByteSize>> SIZE_BUDGET =
      Key.of(
              PROFILE,
              "size.budget",
              SIZES,
              "Largest sizes of image, archive and other parts that aria:size lets pass")
          .or(Map.of())
          .perPackage(true);

  // [target.TRIPLE]
  public static final Key<String> TARGET_JDK =
      Key.of(
          TARGET,
          "jdk",
          TEXT,
          "Home of that platform's JDK, with its jmods; of the feature version that builds");
  public static final Key<List<String>> TARGET_RUNNER =
      Key.of(
          TARGET,
          "runner",
          WORDS,
          "Command that runs that platform's programs here, such as qemu-aarch64 -L /sysroot");
  public static final Key<List<String>> TARGET_JVM_OPTIONS =
      Key.of(TARGET, "jvm-options", WORDS, "Further options of the launcher on that platform");

  private static final List<Key<?>> KEYS =
      List.of(
          CHOSEN_PROFILE,
          ENABLED,
          SKIP,
          SKIP_READ,
          SKIP_WRITE,
          JOBS,
          OVERLAP,
          JIT,
          BUILD_TARGET,
          EXTRA_TARGETS,
          MAX_MEMORY,
          LLVM_THREADS,
          CACHE_ENABLED,
          CACHE_DIR,
          CACHE_MAX_SIZE,
          CACHE_MAX_AGE_DAYS,
          CACHE_MIN_FREE_PERCENT,
          CACHE_MEMORY_MB,
          CACHE_DISTRIBUTED,
          CACHE_BACKEND,
          CACHE_SCOPE,
          CACHE_TRUST,
          UPLOAD,
          DOWNLOAD,
          MAX_ARTIFACT_SIZE,
          MAX_RETRIES,
          TIMEOUT_SECONDS,
          UPLOAD_WAIT_SECONDS,
          S3_BUCKET,
          S3_REGION,
          S3_ENDPOINT,
          S3_KEY_PREFIX,
          GCS_BUCKET,
          GCS_KEY_PREFIX,
          GCS_CREDENTIALS_PATH,
          AZURE_CONTAINER,
          AZURE_KEY_PREFIX,
          AZURE_CONNECTION_STRING,
          REDIS_ENDPOINT,
          REDIS_KEY_PREFIX,
          REDIS_USERNAME,
          REDIS_PASSWORD,
          HTTP_ENDPOINT,
          HTTP_KEY_PREFIX,
          HTTP_USERNAME,
          HTTP_PASSWORD,
          HTTP_TOKEN,
          SIGNING_PUBLIC_KEYS,
          SIGNING_KEY,
          SIGNING_KEY_FILE,
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
          AOT,
          MAIN_CLASS,
          LAUNCHER_NAME,
          JVM_OPTIONS,
          JLINK_ADD,
          JLINK_REMOVE,
          KEEP,
          LIFT_OLD_CLASSES,
          LOWER_DYNAMIC_CALLS,
          NATIVE_OPTIONS,
          TRAINING_COMMAND,
          TRAINING_ARGUMENTS,
          TRAINING_ENV,
          TRAINING_TIMEOUT_SECONDS,
          TRAINING_READY_LOG,
          TRAINING_READY_URL,
          TRAINING_TESTS,
          START_ARGUMENTS,
          START_READY_LOG,
          START_READY_URL,
          ARCHIVES,
          DEB_MAINTAINER,
          DEB_DEPENDS,
          SIZE_BUDGET,
          TARGET_JDK,
          TARGET_RUNNER,
          TARGET_JVM_OPTIONS);

  private Schema() {}

  private static Key<String> remote(String section, String name, String meaning) {
    return ofRemote(section, name, meaning).later();
  }

  private static Key<String> ofRemote(String section, String name, String meaning) {
    String variable = ("ARIA_" + section + "_" + name).replace('.', '_').toUpperCase(Locale.ROOT);
    return Key.of(section, name, TEXT, meaning).env(variable);
  }

  /** Every key, in the order of the documentation. */
  public static List<Key<?>> keys() {
    return KEYS;
  }

  /** The keys of one section. */
  static List<Key<?>> keys(String section) {
    return KEYS.stream().filter(key -> key.section().equals(section)).toList();
  }

  /** The keys a profile resolves: all of its section but {@code inherits}. */
  public static List<Key<?>> profileKeys() {
    return keys(PROFILE).stream().filter(key -> key != INHERITS).toList();
  }
}
