package dev.ariabuild.aot.strip;

/** Which class files are understood. */
final class ClassVersion {
  private static final int MAGIC = 0xCAFEBABE;
  private static final int OLDEST = 45;
  private static final int FIRST_MINOR = 3;

  /** Java 28's. What a later one means by its attributes and instructions is not known. */
  private static final int NEWEST = 72;

  private ClassVersion() {}

  /**
   * Looks at how a file begins.
   *
   * @throws Unfit if it is no class file, or one of a version that is not known
   */
  static void check(byte[] file) {
    int magic = u2(file, 0) << 16 | u2(file, 2);
    int minor = u2(file, 4);
    int major = u2(file, 6);
    if (magic != MAGIC
        || major < OLDEST
        || major > NEWEST
        || (major == OLDEST && minor < FIRST_MINOR)) {
      throw new Unfit("no class file of a known version");
    }
  }

  private static int u2(byte[] file, int place) {
    return (file[place] & 0xFF) << 8 | (file[place + 1] & 0xFF);
  }
}
