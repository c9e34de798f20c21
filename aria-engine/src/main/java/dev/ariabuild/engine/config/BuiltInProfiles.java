package dev.ariabuild.engine.config;

/** The profiles Aria brings. */
final class BuiltInProfiles {
  private BuiltInProfiles() {}
}
