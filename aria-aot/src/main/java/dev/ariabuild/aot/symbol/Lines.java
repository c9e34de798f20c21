package dev.ariabuild.aot.symbol;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The lines of a text with the line ends they have, so that a copy has them too. */
final class Lines {
  private final BufferedReader in;
  private String end = "";
  private int number;
  private int ahead = -1;

  Lines(BufferedReader in) {
    this.in = in;
  }

  /** The next line without its end; null after the last. */
  @Nullable String next() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = read();
    if (c < 0) {
      return null;
    }
    number++;
    end = "";
    for (; c >= 0; c = read()) {
      if (c == '\n') {
        end = "\n";
        break;
      }
      if (c == '\r') {
        ahead = in.read();
        end = ahead == '\n' ? "\r\n" : "\r";
        ahead = ahead == '\n' ? -1 : ahead;
        break;
      }
      line.append((char) c);
    }
    return line.toString();
  }

  private int read() throws IOException {
    int c = ahead >= 0 ? ahead : in.read();
    ahead = -1;
    return c;
  }

  /** What ended the line that was read last; empty at the end of a text. */
  String end() {
    return end;
  }

  /** Its number, from 1. */
  int number() {
    return number;
  }
}
