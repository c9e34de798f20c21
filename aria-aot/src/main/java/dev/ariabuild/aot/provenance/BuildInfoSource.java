package dev.ariabuild.aot.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The source of a class through which an application reads {@link BuildInfo}. It holds no fact
 * itself, so it is the same at every commit and nothing is compiled again because of one.
 */
public final class BuildInfoSource {
  private static final Pattern IDENTIFIER =
      Pattern.compile("\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*");

  private BuildInfoSource() {}

  /** Whether this is a package and this a simple name. */
  public static boolean isName(String packageName, String className) {
    for (String part : packageName.split("\\.", -1)) {
      if (!isIdentifier(part)) {
        return false;
      }
    }
    return isIdentifier(className);
  }

  private static boolean isIdentifier(String word) {
    return IDENTIFIER.matcher(word).matches() && !javax.lang.model.SourceVersion.isKeyword(word);
  }

  /**
   * Writes the source, unless it is there already.
   *
   * @param root of the sources
   * @return the file
   */
  public static Path write(Path root, String packageName, String className) throws IOException {
    Path file = root.resolve(packageName.replace('.', '/')).resolve(className + ".java");
    String text =
        template()
            .replace("@PACKAGE@", packageName)
            .replace("@CLASS@", className)
            .replace("@PATH@", BuildInfo.PATH);
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    }
    return file;
  }

  private static String template() throws IOException {
    try (InputStream in = BuildInfoSource.class.getResourceAsStream("BuildInfo.java.txt")) {
      if (in == null) {
        throw new IOException("BuildInfo.java.txt is missing in the jar of aria-aot");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
