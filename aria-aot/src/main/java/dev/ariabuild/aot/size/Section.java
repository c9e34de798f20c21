package dev.ariabuild.aot.size;

/** What bytes of an image are for. */
public enum Section {
  /** Compiled code of application and dependencies. */
  CLASSES("classes"),
  /** Line numbers and names of variables in it. */
  DEBUG("debug"),
  /** Everything else in jars. */
  RESOURCES("resources"),
  /** Headers of jars. */
  JAR_HEADERS("jar-headers"),
  /** Classes and resources of linked JDK modules. */
  JDK_MODULES("jdk-modules"),
  /** The JVM and its libraries. */
  JDK_NATIVE("jdk-native"),
  /** Configuration, legal texts and other files of the runtime. */
  JDK_FILES("jdk-files"),
  /** Start-up caches of the application and of the runtime. */
  CACHES("caches"),
  /** Launcher and all other files. */
  OTHER("other");

  private final String text;

  Section(String text) {
    this.text = text;
  }

  /** The word in reports, budgets and baselines. */
  public String text() {
    return text;
  }
}
