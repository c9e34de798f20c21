package dev.ariabuild.maven.action;

import java.nio.file.Path;
import java.util.Optional;

/** Names of inputs that consist of files, and what such a name says of where these lie. */
public final class FileInputs {
  /** All files of a module but what is built. */
  static final String ANY = "any file";

  /** Before the name of a directory. */
  static final String OF = "files of ";

  private FileInputs() {}

  /**
   * What comes before the names of the members to make them paths below the module: empty or with
   * {@code /} at its end. Empty if the input is none of files in the module.
   */
  public static Optional<String> place(String input) {
    if (input.equals(ANY) || input.equals(OF + ".")) {
      return Optional.of("");
    }
    String root = input.startsWith(OF) ? input.substring(OF.length()) : "";
    boolean elsewhere = root.isEmpty() || root.startsWith("{") || Path.of(root).isAbsolute();
    return elsewhere ? Optional.empty() : Optional.of(root + "/");
  }
}
