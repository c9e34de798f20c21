package dev.ariabuild.aot;

/** Every way in which making an image fails, with the message that the user reads. */
public enum AotProblem {
  /** tool, JDK home. */
  NO_TOOL(
      "no %1$s in the JDK at %2$s: build with a full JDK (set JAVA_HOME or a Maven toolchain to one),"
          + " a JRE cannot link images"),
  /** tool, exit code, output. */
  TOOL_FAILED("%1$s failed with exit code %2$s:%n%3$s"),
  /** file. */
  NO_TRACE("there is no file %1$s to read a stack trace from: correct aria.trace"),
  /** file. */
  TRACE_OF_NO_BUILD(
      "no frame in %1$s is of a stripped build: such frames name a build where others name a source"
          + " file, as in (aria-0123456789abcdef:12)"),
  /** file, ids, bundles. */
  TRACE_OF_OTHER_BUILD(
      "the trace %1$s is of the build %2$s, and %3$s is of another one: take the symbols that were"
          + " made with the program that wrote the trace"),
  /** file, ids, bundles. */
  TRACE_OF_MORE_BUILDS(
      "the trace %1$s mixes builds: %2$s is not in %3$s; name the symbols of all of them, separated"
          + " by commas"),
  /** number, file, why, line. */
  TRACE_GARBLED("line %1$s of %2$s is garbled, %3$s: %4$s"),
  /** bundle, why. */
  UNREADABLE_SYMBOLS("the symbols in %1$s cannot be read: %2$s; copy or make them again"),
  /** published jar. */
  SYMBOLS_OF_OTHER_JAR(
      "%1$s is not what stripping makes of the jars of today: make the image again, with symbols ="
          + " \"external\""),
  /** bundle. */
  NO_SYMBOLS(
      "there are no symbols at %1$s: name a file …-symbols.tar.xz, a folder into which such files"
          + " were unpacked, or the http address of one"),
  /** jar, why. */
  UNREADABLE_JAR("%1$s cannot be read as a jar: %2$s; make or fetch it again"),
  /** JDK home. */
  UNREADABLE_JDK("cannot read the version of the JDK at %1$s: its file 'release' names none"),
  /** class, jar. */
  MAIN_CLASS_ABSENT(
      "the main class %1$s is neither in %2$s nor in its dependencies: correct main-class in"
          + " aria.toml, -Daria.main-class or the manifest"),
  /** jar. */
  NO_MAIN_CLASS(
      "no image of %1$s: it has no main class (looked for Main-Class in its manifest and for a public"
          + " static void main); name one as main-class in aria.toml or with -Daria.main-class"),
  /** module, candidates. */
  MAIN_CLASS_AMBIGUOUS(
      "%1$s has %2$s main classes (%3$s): name one as main-class below [profile.NAME.package.\"%1$s\"]"
          + " in aria.toml, with -Daria.main-class or in the manifest"),
  /** exit code, output. */
  TRAINING_FAILED(
      "the training run ended with exit code %1$s, so no start-up cache is made from it; its last"
          + " output:%n%2$s"),
  /** seconds, output. */
  TRAINING_TIMEOUT(
      "the training run did not end within %1$s s and was stopped: give the application arguments"
          + " that make it end (training.arguments) or a sign that it is ready (training.ready-log,"
          + " training.ready-url), or raise training.timeout-seconds; its last output:%n%2$s"),
  /** exit code, command, output. */
  TRAINING_COMMAND_FAILED("the training command %2$s ended with exit code %1$s:%n%3$s"),
  /** command. */
  COMMAND_WITHOUT_READINESS(
      "training.command %1$s is run once the application is ready, and nothing says when that is: set"
          + " training.ready-log or training.ready-url, or leave the command out"),
  /** what failed. */
  TRAINING_TESTS_FAILED(
      "the integration tests are the training (training.tests), and %1$s; no start-up cache is made"
          + " from such a run"),
  /** nothing. */
  TESTS_STARTED_NOTHING(
      "the integration tests are the training (training.tests), but none of them let the application"
          + " run to its end: start the program that the system property aria.image.launcher names,"
          + " and let it end by itself or with SIGTERM (Process.destroy); or set training.ready-log or"
          + " training.ready-url, and Aria starts it for the tests"),
  /** nothing. */
  TESTS_AND_ARGUMENTS(
      "training.arguments and training.tests are both set, but nothing says when the application is"
          + " ready for the tests: set training.ready-log or training.ready-url, or one of the two"
          + " only"),
  /** JDK version, output. */
  NO_CACHE_WRITTEN("the JVM %1$s ended well but wrote no start-up cache; its last output:%n%2$s"),
  /** why. */
  AOT_REQUIRED("aot = \"required\", but no start-up cache can be made: %1$s"),
  /** nothing. */
  FAT_WITHOUT_TRAINING(
      "lto = \"fat\" leaves classes out, which is done only if a run shows that the application"
          + " still does the same, but no training is declared: set training.arguments in aria.toml,"
          + " or lto = \"thin\""),
  /** what differs. */
  FAT_DIFFERS(
      "without the classes that nothing seems to reach (lto = \"fat\") the training does not do the"
          + " same; name what is missing below 'keep' in aria.toml, such as keep ="
          + " [\"com.acme.plugins.**\"], or set lto = \"thin\": %1$s"),
  /** where was looked. */
  NO_GRAALVM(
      "backend = \"native-image\" needs a GraalVM with native-image, but there is none in"
          + " GRAALVM_HOME, in JAVA_HOME or in the build's JDK (%1$s): install a GraalVM for your"
          + " version of Java, for example from https://www.graalvm.org/downloads/, and set"
          + " GRAALVM_HOME to its folder; or choose backend = \"aot-cache\" in aria.toml"),
  /** name. */
  NO_NATIVE_PROGRAM("native-image ended well but wrote no program %1$s"),
  /** tool, why. */
  TOOL_ABSENT("%1$s cannot be started: %2$s; install it, or set strip = \"none\" in aria.toml"),
  /** target. */
  NATIVE_IMAGE_CROSS(
      "native-image makes programs for the machine that it runs on, not for %1$s: build there, or"
          + " choose backend = \"aot-cache\" in aria.toml"),
  /** target. */
  UNKNOWN_TARGET(
      "no platform is named '%1$s': expected ARCH-VENDOR-OS such as x86_64-unknown-linux-gnu,"
          + " aarch64-apple-darwin or x86_64-pc-windows-msvc"),
  /** target, known ones. */
  TARGET_WITHOUT_JDK(
      "there is no JDK for the target %1$s: set jdk = \"HOME\" below [target.%1$s] in aria.toml;"
          + " targets that have one: %2$s"),
  /** target, JDK home. */
  TARGET_WITHOUT_JMODS(
      "the JDK for the target %1$s at %2$s has no folder jmods: take a JDK that has its modules in"
          + " one (some builds of JDK 24 and later come without)"),
  /** target, version there, version here. */
  TARGET_VERSION(
      "the JDK for the target %1$s is a JDK %2$s, but jlink is of a JDK %3$s: both have to be of one"
          + " feature version"),
  /** target, JDK home, what it is for. */
  TARGET_MISMATCH("the JDK at %2$s is for %3$s, not for the target %1$s"),
  /** launcher name. */
  BAD_LAUNCHER_NAME(
      "'%1$s' cannot be the name of a launcher: use letters, digits, '.', '_' and '-', and do not"
          + " start with '-' or '.'"),
  /** target. */
  DEB_TARGET(
      "a Debian package cannot be made for %1$s: take deb out of archives in aria.toml, or build on"
          + " Linux"),
  /** name. */
  DEB_NAME(
      "'%1$s' cannot be the name of a Debian package: set launcher-name to two or more letters,"
          + " digits, '+', '-' and '.', the first of them a letter or digit"),
  /** maintainer. */
  DEB_MAINTAINER(
      "a Debian package needs a maintainer such as \"Jane Doe <jane@example.com>\", but there is"
          + " '%1$s': set deb.maintainer in aria.toml, or name and email of the pom's first"
          + " developer"),
  /** folder. */
  NO_IMAGE("there is no image in %1$s: build one first, with 'mvn aria:build -Paria-release'"),
  /** file, what is wrong. */
  BAD_MANIFEST("%1$s is not the manifest of an image: %2$s; build the image anew"),
  /** file, what is wrong. */
  BAD_BASELINE(
      "the baseline %1$s cannot be used: %2$s; write it anew with -Daria.size.update, and commit it"),
  /** names, allowed. */
  BAD_BUDGET("size.budget names what no image has: %1$s; there are: %2$s"),
  /** what is too large, a line each. */
  OVER_BUDGET("the image is larger than it may be:%n%1$s"),
  /** tolerance. */
  BAD_TOLERANCE(
      "aria.size.tolerance is '%1$s': expected a share such as 2%% or a size with a unit (B, KB, MB,"
          + " GB) such as 100KB"),
  /** profile, a line each. */
  NOT_EQUIVALENT("the image of profile %1$s is not equivalent to what it was made of:%n%2$s"),
  /** seconds, output. */
  VERIFY_TIMEOUT(
      "the application did not end, or was not ready, within %1$s s while its behaviour was"
          + " compared: raise training.timeout-seconds, or leave the run out with"
          + " -Daria.verify.run=false; its last output:%n%2$s"),
  /** jar. */
  NO_SUCH_JAR("%1$s is on the class path but is not a jar file: run the goal after package");

  private final String form;

  AotProblem(String form) {
    this.form = form;
  }

  /** The exception with these values in the places of the message. */
  public AotException with(Object... values) {
    return new AotException(this, String.format(form, values).stripTrailing());
  }
}
