package dev.ariabuild.maven.action;

import java.util.Properties;
import java.util.Set;
import org.apache.maven.execution.MavenSession;

/** The environment that a forked process sees, less what differs from terminal to terminal. */
public final class Environment {
  /** Documented in docs/cache-key.md. */
  static final Set<String> VOLATILE =
      Set.of(
          "_",
          "PWD",
          "OLDPWD",
          "SHLVL",
          "TERM",
          "TERM_PROGRAM",
          "TERM_PROGRAM_VERSION",
          "COLORTERM",
          "COLUMNS",
          "LINES",
          "WINDOWID",
          "DISPLAY",
          "HISTFILE",
          "HISTSIZE",
          "LS_COLORS",
          "PS1",
          "PROMPT_COMMAND",
          "TMUX",
          "TMUX_PANE",
          "STY",
          "MAIL",
          "DBUS_SESSION_BUS_ADDRESS",
          "GPG_TTY",
          "GPG_AGENT_INFO",
          "INVOCATION_ID",
          "JOURNAL_STREAM",
          "MAVEN_CMD_LINE_ARGS",
          "MAVEN_PROJECTBASEDIR",
          "MAVEN_BASEDIR",
          "MAVEN_OPTS",
          "MAVEN_ARGS",
          "MAVEN_HOME",
          "M2_HOME");

  static final Set<String> VOLATILE_PREFIXES =
      Set.of("SSH_", "XDG_SESSION", "VSCODE_", "ITERM_", "KONSOLE_", "WT_", "ARIA_", "BASH_FUNC_");

  private Environment() {}

  static void read(MavenSession session, InputList inputs) {
    Properties system = session.getSystemProperties();
    system.stringPropertyNames().stream()
        .filter(name -> name.startsWith("env."))
        .sorted()
        .filter(name -> counts(name.substring(4)))
        .forEach(
            name -> inputs.hidden("environment " + name.substring(4), system.getProperty(name)));
  }

  /** One variable, if it is set. */
  static void read(MavenSession session, String variable, InputList inputs) {
    String value = session.getSystemProperties().getProperty("env." + variable);
    if (value != null) {
      inputs.hidden("environment " + variable, value);
    }
  }

  /** Whether a variable of the environment counts. */
  public static boolean counts(String variable) {
    return !VOLATILE.contains(variable)
        && VOLATILE_PREFIXES.stream().noneMatch(variable::startsWith);
  }
}
