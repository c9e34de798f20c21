package dev.ariabuild.aot.cache;

import java.util.Optional;

/** What kind of start-up cache a JVM can have. */
public enum CacheKind {
  /** An AOT cache, made in one step. */
  AOT(".aot"),
  /** An AOT cache of the first version: recorded, then created. */
  AOT_TWO_STEPS(".aot"),
  /** A dynamic AppCDS archive; it is bound to the folder it was made in before JDK 19. */
  APP_CDS(".jsa");

  private static final int FIRST_APP_CDS = 13;
  private static final int FIRST_AOT = 24;
  private static final int FIRST_MOVABLE = 19;
  private static final int FIRST_PLACED = 17;

  /** A JVM that does not know the option does not start: only versions that were tried get it. */
  private static final int LAST_PLACED = 25;

  private final String suffix;

  CacheKind(String suffix) {
    this.suffix = suffix;
  }

  /** The best kind for a version; empty before JDK 13. */
  public static Optional<CacheKind> of(int feature) {
    if (feature > FIRST_AOT) {
      return Optional.of(AOT);
    }
    if (feature == FIRST_AOT) {
      return Optional.of(AOT_TWO_STEPS);
    }
    return feature >= FIRST_APP_CDS ? Optional.of(APP_CDS) : Optional.empty();
  }

  /** Whether an image with such a cache may be moved; the JVM compares paths before JDK 19. */
  public static boolean movable(int feature) {
    return feature >= FIRST_MOVABLE;
  }

  /** Whether the JVM can be told to map a cache at the address that it was made for. */
  public static boolean placed(int feature) {
    return feature >= FIRST_PLACED && feature <= LAST_PLACED;
  }

  /** End of the cache's file name. */
  public String suffix() {
    return suffix;
  }

  /** Whether it rests on the runtime's default archive. */
  public boolean needsDefaultCds() {
    return this == APP_CDS;
  }
}
