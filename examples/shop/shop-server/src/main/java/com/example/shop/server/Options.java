package com.example.shop.server;

import java.nio.file.Path;

/** The command line of the server. */
record Options(int port, Path data, boolean warmUp) {
  private static final int USUAL_PORT = 8080;

  static Options parse(String... args) {
    int port = USUAL_PORT;
    Path data = Path.of("shop-data");
    boolean warmUp = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--warm-up" -> warmUp = true;
        case "--port" -> port = port(value(args, ++i));
        case "--data" -> data = Path.of(value(args, ++i));
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new Options(port, data, warmUp);
  }

  private static String value(String[] args, int index) {
    if (index >= args.length) {
      throw new IllegalArgumentException(args[index - 1] + " needs a value");
    }
    return args[index];
  }

  private static int port(String text) {
    int port;
    try {
      port = Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--port needs a number, not " + text, e);
    }
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("--port needs 0 to 65535, not " + text);
    }
    return port;
  }
}
