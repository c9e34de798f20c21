package dev.ariabuild.engine.event;

/** A module of the reactor. Its version is no part of its identity. */
public record ModuleId(String groupId, String artifactId) implements Comparable<ModuleId> {
  @Override
  public int compareTo(ModuleId other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return groupId + ":" + artifactId;
  }
}
