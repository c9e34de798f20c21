package dev.ariabuild.cache.natives;

/**
 * Whether native libraries can be loaded without the JVM printing a warning.
 *
 * <p>Since JDK 24 (JEP 472) the first {@code System.load} of an unnamed module prints four lines to
 * the process's error stream, unless the JVM was started with {@code --enable-native-access}. Maven
 * 3.9.10 and newer are. An older one has loaded Jansi before us: the JVM warns once for all unnamed
 * modules and then counts them as enabled, so asking the module tells both cases.
 */
public enum NativeAccess {
  /** Loading is silent. */
  SILENT,
  /** Loading would print a warning, or is forbidden. */
  NOT_SILENT;

  private static final int FIRST_THAT_WARNS = 24;

  /** What holds in this JVM now. */
  public static NativeAccess current() {
    if (Runtime.version().feature() < FIRST_THAT_WARNS) {
      return SILENT;
    }
    try {
      Object enabled =
          Module.class.getMethod("isNativeAccessEnabled").invoke(NativeAccess.class.getModule());
      return Boolean.TRUE.equals(enabled) ? SILENT : NOT_SILENT;
    } catch (ReflectiveOperationException e) {
      return NOT_SILENT;
    }
  }
}
