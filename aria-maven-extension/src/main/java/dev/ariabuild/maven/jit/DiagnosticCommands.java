package dev.ariabuild.maven.jit;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/**
 * Directives by the diagnostic commands of HotSpot, as {@code jcmd} gives them.
 *
 * @see <a href="https://openjdk.org/jeps/165">JEP 165: Compiler Control</a>
 */
final class DiagnosticCommands implements Directives {
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";
  private static final String[] TEXTS = {String[].class.getName()};

  private final String methods;

  /** Directives for all methods. */
  DiagnosticCommands() {
    this("*.*");
  }

  /**
   * @param methods a pattern of classes and methods, such as {@code java/util/*.*}
   */
  DiagnosticCommands(String methods) {
    this.methods = methods;
  }

  @Override
  public void leaveOutOptimizer() throws IOException {
    MBeanServer beans = ManagementFactory.getPlatformMBeanServer(); // slow: before there is a file
    Path file = Files.createTempFile("aria-jit", ".json");
    try {
      Files.writeString(file, "[{match: [\"" + methods + "\"], c2: {Exclude: true}}]");
      String answer =
          command(beans, "compilerDirectivesAdd", new Object[] {arguments(file)}, TEXTS);
      if (!answer.contains("1 compiler directives added")) {
        throw new IOException("the JVM answered: " + answer.strip());
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static String[] arguments(Path file) {
    return new String[] {'"' + file.toString() + '"'};
  }

  @Override
  public void takeBack() throws IOException {
    command(ManagementFactory.getPlatformMBeanServer(), "compilerDirectivesRemove", null, null);
  }

  private static String command(
      MBeanServer beans, String name, Object @Nullable [] arguments, String @Nullable [] types)
      throws IOException {
    try {
      return String.valueOf(beans.invoke(new ObjectName(COMMANDS), name, arguments, types));
    } catch (JMException | RuntimeException e) {
      throw new IOException("the JVM has no such command: " + name, e);
    }
  }
}
