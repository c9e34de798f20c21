package dev.ariabuild.maven.request;

import java.util.function.BooleanSupplier;
import org.apache.maven.execution.MavenExecutionRequest;

/**
 * Whether a session has looked up which versions of an artifact there are: for a snapshot, a range
 * or a plugin without a version. What such a lookup says may be another at the next start.
 */
public final class MetadataLookups {
  private static final String DATA = "aria.request.lookups";

  private volatile boolean seen;

  /** Those of a session that begins with this request. */
  public static MetadataLookups startedBy(MavenExecutionRequest request) {
    MetadataLookups lookups = new MetadataLookups();
    request.getData().put(DATA, lookups);
    return lookups;
  }

  /** Whether there were any so far; yes if nobody listens. */
  public static BooleanSupplier of(MavenExecutionRequest request) {
    return () -> !(request.getData().get(DATA) instanceof MetadataLookups known) || known.seen;
  }

  /** Notes one that no event tells of: what was found may be another thing at the next start. */
  public static void add(MavenExecutionRequest request) {
    if (request.getData().get(DATA) instanceof MetadataLookups known) {
      known.seen = true;
    }
  }

  /** Notes an event. */
  public void saw(boolean lookup) {
    if (lookup) {
      seen = true;
    }
  }
}
