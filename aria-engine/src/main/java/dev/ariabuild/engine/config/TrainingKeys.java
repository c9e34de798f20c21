package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.PROFILE;
import static dev.ariabuild.engine.config.ValueType.FLAG;
import static dev.ariabuild.engine.config.ValueType.MAP;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.WORDS;
import static dev.ariabuild.engine.config.ValueType.whole;

import java.util.List;
import java.util.Map;

/**
 * {@code [profile.NAME] training} and {@code start}: how an application is trained and measured.
 */
public final class TrainingKeys {
  public static final Key<List<String>> COMMAND =
      PROFILE
          .key("training.command", WORDS)
          .or(List.of())
          .perPackage()
          .means("Run against the application once it is ready, to exercise it");

  public static final Key<List<String>> ARGUMENTS =
      PROFILE
          .key("training.arguments", WORDS)
          .or(List.of())
          .perPackage()
          .means("Arguments of the application in training");

  public static final Key<Map<String, String>> ENV =
      PROFILE
          .key("training.env", MAP)
          .or(Map.of())
          .perPackage()
          .means("Environment of the application in training");

  public static final Key<Integer> TIMEOUT_SECONDS =
      PROFILE
          .key("training.timeout-seconds", whole(1, 86400))
          .or(120)
          .perPackage()
          .means("Seconds training may take");

  public static final Key<String> READY_LOG =
      PROFILE
          .key("training.ready-log", TEXT)
          .perPackage()
          .means("Text in the output that means: ready");

  public static final Key<String> READY_URL =
      PROFILE
          .key("training.ready-url", TEXT)
          .perPackage()
          .means("Address that answers 2xx or 3xx once ready");

  public static final Key<Boolean> TESTS =
      PROFILE
          .key("training.tests", FLAG)
          .or(false)
          .perPackage()
          .means(
              "The module's integration tests, run by failsafe, exercise the application in"
                  + " training");

  public static final Key<Boolean> METHOD_PROFILES =
      PROFILE
          .key("training.method-profiles", FLAG)
          .perPackage()
          .means(
              "What training tells the optimising compiler is kept, for a faster application and a"
                  + " slower start (JDK 25); default: with training.command or training.tests");

  public static final Key<List<String>> START_ARGUMENTS =
      PROFILE
          .key("start.arguments", WORDS)
          .or(List.of())
          .perPackage()
          .means("Arguments with which a start is measured; default: the training, done anew");

  public static final Key<String> START_READY_LOG =
      PROFILE
          .key("start.ready-log", TEXT)
          .perPackage()
          .means("Text in the output at which a measured start is over; default: when it ends");

  public static final Key<String> START_READY_URL =
      PROFILE
          .key("start.ready-url", TEXT)
          .perPackage()
          .means("Address that answers 2xx or 3xx when a measured start is over");

  static final List<Key<?>> ALL =
      List.of(
          COMMAND,
          ARGUMENTS,
          ENV,
          TIMEOUT_SECONDS,
          READY_LOG,
          READY_URL,
          TESTS,
          METHOD_PROFILES,
          START_ARGUMENTS,
          START_READY_LOG,
          START_READY_URL);

  private TrainingKeys() {}
}
