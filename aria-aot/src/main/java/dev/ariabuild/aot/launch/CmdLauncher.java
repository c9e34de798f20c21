package dev.ariabuild.aot.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of {@code bin\NAME.cmd}, for Windows. It uses no start-up cache, since nothing there
 * proves at the cost of a {@code stat} that a cache belongs to the jars.
 *
 * @param jars names in {@code lib}, in the order of the class path
 * @param options of the JVM, before those of {@code JAVA_OPTS}
 */
public record CmdLauncher(String name, String mainClass, List<String> jars, List<String> options) {
  private static final String NO_CACHE = "launchers for Windows do without one";

  public CmdLauncher {
    jars = List.copyOf(jars);
    options = List.copyOf(options);
  }

  /** The script, with the ends of lines that cmd.exe wants. */
  public String text() throws IOException {
    // no empty element: it would mean the current folder
    String classPath =
        jars.stream()
            .map(
                jar ->
                    "set \"CLASSPATH="
                        + (jar.equals(jars.get(0)) ? "" : "%CLASSPATH%;")
                        + "%ARIA_HOME%\\lib\\"
                        + plain(jar)
                        + "\"")
            .collect(Collectors.joining("\n"));
    return template()
        .replace("@CLASS_PATH@", classPath)
        .replace("@NO_CACHE@", NO_CACHE)
        .replace("@NAME@", name)
        .replace("@MAIN@", mainClass)
        .replace(
            " @JVM_OPTIONS@",
            options.stream().map(option -> " " + quote(option)).collect(Collectors.joining()))
        .replace("\r\n", "\n")
        .replace("\n", "\r\n");
  }

  /** Between quotation marks cmd.exe expands nothing but percent signs. */
  private static String plain(String text) {
    return text.replace("%", "%%");
  }

  /** A word as the C runtime of Windows takes words apart. */
  static String quote(String word) {
    StringBuilder quoted = new StringBuilder("\"");
    int slashes = 0;
    for (char c : word.toCharArray()) {
      if (c == '"') {
        quoted.append("\\".repeat(slashes + 1));
      }
      slashes = c == '\\' ? slashes + 1 : 0;
      quoted.append(c);
    }
    return plain(quoted.append("\\".repeat(slashes)).append('"').toString());
  }

  private static String template() throws IOException {
    try (InputStream in = CmdLauncher.class.getResourceAsStream("launcher.cmd")) {
      if (in == null) {
        throw new IOException("launcher.cmd is missing in the jar of aria-aot");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
