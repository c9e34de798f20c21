package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.PROFILE;
import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORDS;

import java.util.List;

/** {@code [profile.NAME]}: what an image holds and starts. */
public final class ImageKeys {
  public static final Key<String> MAIN_CLASS =
      PROFILE.key("main-class", TEXT).perPackage().means("Class that the launcher starts");

  public static final Key<String> LAUNCHER_NAME =
      PROFILE
          .key("launcher-name", TEXT)
          .perPackage()
          .means("Name of the launcher; default: the artifactId");

  public static final Key<List<String>> JVM_OPTIONS =
      PROFILE
          .key("jvm-options", WORDS)
          .or(List.of())
          .perPackage()
          .means("Options that the launcher gives to the JVM");

  public static final Key<List<String>> JLINK_ADD =
      PROFILE
          .key("jlink-modules.add", LIST)
          .or(List.of())
          .perPackage()
          .means("JDK modules to link besides the reachable ones");

  public static final Key<List<String>> JLINK_REMOVE =
      PROFILE
          .key("jlink-modules.remove", LIST)
          .or(List.of())
          .perPackage()
          .means("JDK modules to leave out though reachable");

  public static final Key<List<String>> KEEP =
      PROFILE
          .key("keep", LIST)
          .or(List.of())
          .perPackage()
          .means(
              "Classes that lto = fat keeps though nothing seems to reach them; * in a name, **"
                  + " over packages");

  public static final Key<Boolean> LIFT_OLD_CLASSES =
      PROFILE
          .key("lift-old-classes", FLAG)
          .or(false)
          .perPackage()
          .means(
              "Class files older than Java 6 are rewritten as Java 7's, so that a cache can"
                  + " hold them");

  public static final Key<Boolean> LOWER_DYNAMIC_CALLS =
      PROFILE
          .key("lower-dynamic-calls", FLAG)
          .or(false)
          .perPackage()
          .means(
              "Methods of records and concatenations that no cache holds are written out, so"
                  + " that the JVM need not make them at each start");

  public static final Key<List<String>> NATIVE_OPTIONS =
      PROFILE
          .key("native-image-options", WORDS)
          .or(List.of())
          .perPackage()
          .means("Further options of native-image, last");

  static final List<Key<?>> ALL =
      List.of(
          MAIN_CLASS,
          LAUNCHER_NAME,
          JVM_OPTIONS,
          JLINK_ADD,
          JLINK_REMOVE,
          KEEP,
          LIFT_OLD_CLASSES,
          LOWER_DYNAMIC_CALLS,
          NATIVE_OPTIONS);

  private ImageKeys() {}
}
