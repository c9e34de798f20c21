package dev.ariabuild.engine.event;

import java.util.Locale;

/** Where the outputs of an action that did not run came from. */
public enum Origin {
  /** They were in place. */
  WORK_TREE,
  /** The in-memory layer, L1. */
  MEMORY,
  /** The disk layer, L2. */
  DISK,
  /** A remote layer, L3. */
  REMOTE;

  /** The word used in JSON, such as {@code work-tree}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
