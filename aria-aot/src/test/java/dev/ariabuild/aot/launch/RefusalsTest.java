package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.Jdks;
import dev.ariabuild.aot.cache.CacheKind;
import dev.ariabuild.aot.cache.CacheTrainer;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.tool.Jdk;
import dev.ariabuild.aot.tool.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs with real caches: what the launcher says of options is what the JVM does. */
@Tag("slow")
class RefusalsTest {
  private static final List<String> HARMLESS =
      List.of(
          "-ea",
          "-Xmx256m",
          "-Xint",
          "-Xlog:gc",
          "-XX:+UseSerialGC",
          "-XX:+UseParallelGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:MaxRAMPercentage=50",
          "-XX:NativeMemoryTracking=summary",
          "-Dx=-XX:+UseZGC",
          "--enable-preview");

  @TempDir Path work;

  /** Full options by their beginning; {@code @} stands for a folder of ours. */
  private static Map<String, String> examples() {
    Map<String, String> examples = new LinkedHashMap<>();
    for (String whole :
        List.of(
            "-XX:+UseZGC",
            "-XX:-UseCompressedOops",
            "-XX:-UseCompressedClassPointers",
            "-XX:-BytecodeVerificationRemote",
            "-XX:+BytecodeVerificationLocal",
            "-Xverify:all",
            "-Xshare:off",
            "-Xshare:auto",
            "-XX:+UseCompactObjectHeaders",
            "-XX:AOTMode=off",
            "-Djava.security.manager",
            "-XX:-UseSharedSpaces")) {
      examples.put(whole, whole);
    }
    examples.put("-XX:ObjectAlignmentInBytes=", "-XX:ObjectAlignmentInBytes=16");
    examples.put("-XX:SharedArchiveFile=", "-XX:SharedArchiveFile=@/none");
    examples.put("-Djava.system.class.loader=", "-Djava.system.class.loader=p.None");
    examples.put("--limit-modules", "--limit-modules=java.base");
    examples.put("--patch-module", "--patch-module=java.base=@");
    examples.put("--upgrade-module-path", "--upgrade-module-path=@");
    examples.put("-XX:StartFlightRecording", "-XX:StartFlightRecording=filename=@/x.jfr");
    examples.put("-XX:AOTCache=", "-XX:AOTCache=@/none");
    examples.put("-XX:DumpLoadedClassList=", "-XX:DumpLoadedClassList=@/list");
    examples.put(
        "-agentlib:", "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    examples.put("-agentpath:", "-agentpath:@/none.so");
    examples.put("-javaagent:", "-javaagent:@/agent.jar");
    examples.put("-Dcom.sun.management.", "-Dcom.sun.management.jmxremote");
    examples.put("-Djdk.module.", "-Djdk.module.showModuleResolution=true");
    examples.put("--add-exports", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED");
    examples.put("--add-modules", "--add-modules=java.sql");
    examples.put("--add-opens", "--add-opens=java.base/java.lang=ALL-UNNAMED");
    examples.put("--add-reads", "--add-reads=java.logging=ALL-UNNAMED");
    examples.put("--enable-native-access", "--enable-native-access=ALL-UNNAMED");
    examples.put("--illegal-native-access", "--illegal-native-access=deny");
    examples.put("-XX:ArchiveClassesAtExit=", "-XX:ArchiveClassesAtExit=@/other");
    examples.put("-Xbootclasspath/a:", "-Xbootclasspath/a:@/agent.jar");
    return examples;
  }

  private boolean uses(Jdk jdk, CacheKind kind, Path jar, String option) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.tool("java").toString()));
    command.add(
        (kind == CacheKind.APP_CDS ? "-XX:SharedArchiveFile=" : "-XX:AOTCache=")
            + work.resolve("cache-" + kind));
    if (!option.isEmpty()) {
      command.add(option.replace("@", work.toString()));
    }
    command.addAll(List.of("-Xlog:class+load", "-cp", jar.toString(), "p.Hello"));
    try (Run run = Run.start(command, work, Map.of())) {
      assertTrue(run.awaitEnd(Duration.ofMinutes(1)), option);
      return run.output().contains("p.Hello source: shared");
    }
  }

  private void check(Jdk jdk) throws Exception {
    CacheKind kind = CacheKind.of(jdk.feature()).orElseThrow();
    Path jar =
        Jars.program(
            work,
            work.resolve("hello.jar"),
            "p.Hello",
            "package p; public class Hello { public static void main(String[] a) {} }");
    agent();
    new CacheTrainer(
            kind,
            List.of(),
            jdk.tool("java"),
            jdk.version(),
            List.of("-cp", jar.toString(), "p.Hello"))
        .train(Training.ending(List.of(), 120), work.resolve("cache-" + kind), work);
    assertTrue(uses(jdk, kind, jar, ""), "without options");
    TreeSet<String> wrong = new TreeSet<>();
    Map<String, String> examples = examples();
    for (String option : Refusals.of(kind)) {
      assertTrue(examples.containsKey(option), "no example for " + option);
      if (uses(jdk, kind, jar, examples.get(option))) {
        wrong.add(option + " is used");
      }
    }
    for (String option : HARMLESS) {
      if (!uses(jdk, kind, jar, option)) {
        wrong.add(option + " is refused");
      }
    }
    assertEquals(new TreeSet<>(), wrong);
  }

  private void agent() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "META-INF/MANIFEST.MF",
        Jars.utf8("Manifest-Version: 1.0\r\nPremain-Class: p.Agent\r\n\r\n"));
    entries.putAll(
        Jars.compile(
            work,
            "p.Agent",
            "package p; public class Agent { public static void premain(String a) {} }"));
    Jars.pack(work.resolve("agent.jar"), entries);
    Files.createDirectories(work);
  }

  @Test
  void theRunningJvmRefusesWhatTheLauncherSays() throws Exception {
    check(Jdk.at(Jdks.running()));
  }

  @Test
  void jdk25RefusesWhatTheLauncherSays() throws Exception {
    check(Jdk.at(Jdks.sibling(25)));
  }
}
