package dev.ariabuild.aot.launch;

import dev.ariabuild.aot.cache.CacheKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text of {@code bin/NAME}.
 *
 * <p>The launcher compares SHA-256 digests before it gives the cache to the JVM, since JDK 25 may
 * run stale classes of a replaced jar (JDK-8377932). It remembers the verdict beside size, times
 * and inode of every file below {@code XDG_RUNTIME_DIR} or {@code XDG_CACHE_HOME}, so that a usual
 * start costs one {@code stat}.
 *
 * @param jars names in {@code lib}, in the order of the class path
 * @param options of the JVM, before those of {@code JAVA_OPTS}
 * @param bsd whether {@code stat} of the target is that of BSD and macOS
 * @param cache empty: there is none
 * @param noCache why there is none
 */
public record Launcher(
    String name,
    String mainClass,
    List<String> jars,
    List<String> options,
    boolean bsd,
    Optional<CacheBinding> cache,
    String noCache) {
  private static final DateTimeFormatter TOUCH =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm.ss").withZone(ZoneOffset.UTC);

  /**
   * Has the JVM map a cache at the address it was made for, as it did by itself before JDK 20.
   * Elsewhere every pointer in it must be changed at each start, and each of its pages copied for
   * that. Options of the user follow, so that {@code -XX:ArchiveRelocationMode=1} is a way back.
   */
  private static final List<String> IN_ITS_PLACE =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");

  /** Keeps JDK 25 from looking for profiles of methods whenever it initialises a class. */
  private static final String UNPROFILED = "-XX:-AOTReplayTraining";

  public Launcher {
    jars = List.copyOf(jars);
    options = List.copyOf(options);
  }

  /** Quotes a word for a shell. */
  static String quote(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** The script; runs in every POSIX shell. */
  public String text() throws IOException {
    String script = section(template(), cache.isPresent());
    String paths = jars.stream().map(jar -> inHome("lib/" + jar)).collect(Collectors.joining(" "));
    script =
        script
            .replace("@NO_CACHE@", quote(noCache))
            .replace("@NAME@", name)
            .replace("@MAIN@", quote(mainClass))
            .replace(
                "@CLASS_PATH@",
                jars.stream().map(jar -> inHome("lib/" + jar)).collect(Collectors.joining(":")))
            .replace(
                "@JVM_OPTIONS@",
                options.stream().map(Launcher::quote).collect(Collectors.joining(" ")));
    return cache.isPresent() ? bind(script, paths, cache.get()) : script;
  }

  private String bind(String script, String paths, CacheBinding binding) {
    boolean aot = binding.kind() != CacheKind.APP_CDS;
    return script
        .replace("@STAT_ALL@", bsd ? "-f '%z %d:%i %Fm %Fc'" : "-c '%s %d:%i %y %z'")
        .replace("@STAT_MTIME@", bsd ? "-f %m" : "-c %Y")
        .replace("@STAT_CTIME@", bsd ? "-f %c" : "-c %Z")
        .replace("@FILES@", files(binding))
        .replace("@JARS@", paths)
        .replace("@PLACE_CHECK@", placeCheck(binding))
        .replace("@SUMS@", quote(binding.sumsFile()))
        .replace("@COUNT@", String.valueOf(binding.digests().size()))
        .replace("@EPOCH@", String.valueOf(binding.time().getEpochSecond()))
        .replace("@TOUCH@", TOUCH.format(binding.time()))
        .replace("@REFUSED@", refused(binding.kind()))
        .replace("@PROBE@", aot ? "-XX:AOTMode=on" : "-Xshare:on")
        .replace("@QUIET@", aot ? "'-Xlog:aot*=off' '-Xlog:cds*=off'" : "'-Xlog:cds*=off'")
        .replace("@CACHE_OPTION@", aot ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=")
        .replace("@TUNING@", tuning(binding))
        .replace("@CACHE@", binding.file())
        .replace("@JVM@", binding.jvm());
  }

  /** Options are given only to versions of the JVM with which they were tried. */
  private static String tuning(CacheBinding binding) {
    if (!binding.placed()) {
      return "";
    }
    String place = " " + String.join(" ", IN_ITS_PLACE);
    return binding.kind() == CacheKind.AOT && !binding.profiled()
        ? place + " " + UNPROFILED
        : place;
  }

  private static String files(CacheBinding binding) {
    return Stream.concat(binding.digests().keySet().stream(), Stream.of(binding.sumsFile()))
        .map(Launcher::inHome)
        .collect(Collectors.joining(" "));
  }

  private static String refused(CacheKind kind) {
    return Refusals.of(kind).stream()
        .map(
            option ->
                "*' "
                    + option
                    + "'*) why='the JVM does not use it together with the option "
                    + option
                    + "' ;;")
        .collect(Collectors.joining("\n"));
  }

  private static String placeCheck(CacheBinding binding) {
    return binding
        .place()
        .map(
            place ->
                "  if [ \"$(printf %s \"$home\" | digest | cut -c 1-64)\" !="
                    + " \"$(sed -n 's/^# place //p' \"$home/\""
                    + quote(binding.sumsFile())
                    + ")\" ]; then\n"
                    + "    why='JDKs before 19 use such a cache only in the folder where the image"
                    + " was built'\n"
                    + "    return\n"
                    + "  fi")
        .orElse("");
  }

  private static String inHome(String path) {
    return "\"$home/\"" + quote(path);
  }

  private static String section(String template, boolean withCache) {
    int cache = template.indexOf("#@cache\n");
    int noCache = template.indexOf("#@nocache\n");
    int end = template.indexOf("#@end\n");
    String head = template.substring(0, cache);
    String tail = template.substring(end + "#@end\n".length());
    if (withCache) {
      return head + template.substring(cache + "#@cache\n".length(), noCache) + tail;
    }
    int using = tail.indexOf("if [ -z \"$why\" ]");
    int other = tail.indexOf("elif [ \"$explain\"");
    return head
        + template.substring(noCache + "#@nocache\n".length(), end)
        + tail.substring(0, using)
        + tail.substring(other + 2);
  }

  private static String template() throws IOException {
    try (InputStream in = Launcher.class.getResourceAsStream("launcher.sh")) {
      if (in == null) {
        throw new IOException("launcher.sh is missing in the jar of aria-aot");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
