package dev.ariabuild.engine.config;

/** What code generation a packaged application gets. */
public enum Backend implements Named {
  /** The JVM's own interpreter and JIT. */
  JVM("jvm"),
  /** A JVM with a trained AOT cache, or AppCDS where the JDK has none. */
  AOT_CACHE("aot-cache"),
  /** A GraalVM native executable. */
  NATIVE_IMAGE("native-image");

  private final String text;

  Backend(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
