package dev.ariabuild.symbolicate;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.symbol.SymbolPlaces;
import dev.ariabuild.aot.symbol.Symbolicator;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** {@code java -jar aria-symbolicate.jar TRACE SYMBOLS...}. */
public final class Main {
  /** It worked. */
  static final int OK = 0;

  /** The trace could not be read back, and nothing was printed of it. */
  static final int FAILED = 1;

  /** The words of the command line make no sense. */
  static final int USAGE = 2;

  private static final String HELP =
      """
      usage: java -jar aria-symbolicate.jar TRACE SYMBOLS...

      Turns the stack traces of an application that Aria stripped back into those of its
      sources. TRACE is a file, which may be a whole log; - is the standard input. SYMBOLS are
      bundles (...-symbols.tar.xz), folders into which bundles were unpacked, or the http
      addresses of such folders. The result goes to the standard output.

      exit code: 0 it worked, 1 one line on the standard error says why not, 2 wrong usage
      """;

  private Main() {}

  /** Ends the JVM with the exit code. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.in, System.out, System.err));
  }

  /** Does it, with the exit code as result. */
  static int run(List<String> words, InputStream in, PrintStream out, PrintStream err) {
    if (words.contains("--help") || words.contains("-h")) {
      out.print(HELP);
      return OK;
    }
    if (words.size() < 2) {
      err.print(HELP);
      return USAGE;
    }
    try {
      symbolicate(words.get(0), words.subList(1, words.size()), in, out);
      return OK;
    } catch (AotException e) {
      return failed(err, e.text());
    } catch (InvalidPathException e) {
      return failed(err, "there is no file " + words.get(0));
    } catch (IOException e) {
      return failed(err, "cannot read " + words.get(0) + ": " + e.getMessage());
    }
  }

  private static int failed(PrintStream err, String why) {
    PrintStream text = new PrintStream(err, true, StandardCharsets.UTF_8);
    text.println("aria-symbolicate: " + why);
    return FAILED;
  }

  private static void symbolicate(
      String trace, List<String> symbols, InputStream in, PrintStream out)
      throws IOException, AotException {
    if (!trace.equals("-")) {
      Symbolicator.run(Path.of(trace), SymbolPlaces.of(symbols), out);
      return;
    }
    // it is read twice: nothing is printed of a trace that is refused
    Path copy = Files.createTempFile("standard-input", ".txt");
    try {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      Symbolicator.run(copy, SymbolPlaces.of(symbols), out);
    } finally {
      Files.delete(copy);
    }
  }
}
