package dev.ariabuild.aot.launch;

import dev.ariabuild.aot.cache.CacheKind;
import java.util.List;
import java.util.stream.Stream;

/**
 * Beginnings of JVM options with which a start-up cache that was trained without them is not used.
 * Found by trying with real JVMs; RefusalsTest tries them again. Others than these are found by
 * {@code --aria-explain}, which asks the JVM itself.
 */
final class Refusals {
  private static final List<String> EVERY =
      List.of(
          "-XX:+UseZGC",
          "-XX:-UseCompressedOops",
          "-XX:-UseCompressedClassPointers",
          "-XX:ObjectAlignmentInBytes=",
          "-XX:-BytecodeVerificationRemote",
          "-XX:+BytecodeVerificationLocal",
          "-XX:SharedArchiveFile=",
          "-Xverify:all",
          "-Xshare:off",
          "-Djava.system.class.loader=",
          "--limit-modules",
          "--patch-module",
          "--upgrade-module-path");

  private static final List<String> AOT =
      List.of(
          "-XX:+UseCompactObjectHeaders",
          "-XX:StartFlightRecording",
          "-XX:AOTCache=",
          "-XX:AOTMode=off",
          "-XX:DumpLoadedClassList=",
          "-Xshare:auto",
          "-agentlib:",
          "-agentpath:",
          "-javaagent:",
          "-Dcom.sun.management.",
          "-Djava.security.manager",
          "-Djdk.module.",
          "--add-exports",
          "--add-modules",
          "--add-opens",
          "--add-reads",
          "--enable-native-access",
          "--illegal-native-access");

  private static final List<String> APP_CDS =
      List.of("-XX:ArchiveClassesAtExit=", "-XX:-UseSharedSpaces", "-Xbootclasspath/a:");

  private Refusals() {}

  /** For one kind of cache. */
  static List<String> of(CacheKind kind) {
    return Stream.concat(EVERY.stream(), (kind == CacheKind.APP_CDS ? APP_CDS : AOT).stream())
        .toList();
  }
}
