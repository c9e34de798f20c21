package dev.ariabuild.maven.compile;

import dev.ariabuild.java.worker.Compiled.Message;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Prints javac's messages as maven-compiler-plugin does. */
final class Messages {
  private static final Logger LOG =
      LoggerFactory.getLogger("org.apache.maven.plugin.compiler.CompilerMojo");

  private Messages() {}

  /** Those of sources that compile: errors, too, such as that of a processor that goes on. */
  static void print(List<Message> messages) {
    print(messages, LOG);
  }

  static void print(List<Message> messages, Logger log) {
    for (Message message : messages) {
      switch (message.kind()) {
        case "ERROR" -> log.error(line(message));
        case "NOTE", "OTHER" -> log.info(line(message));
        default -> log.warn(line(message));
      }
    }
  }

  /** Under the heading that people and tools look for. */
  static void printErrors(List<Message> errors) {
    LOG.error("COMPILATION ERROR : ");
    errors.forEach(error -> LOG.error(line(error)));
    LOG.info("{} error{}", errors.size(), errors.size() == 1 ? "" : "s");
  }

  static String line(Message message) {
    if (message.file().isEmpty()) {
      return message.text();
    }
    if (message.line() == 0) {
      return message.file() + ": " + message.text();
    }
    String place =
        message.column() == 0 ? "" + message.line() : message.line() + "," + message.column();
    return message.file() + ":[" + place + "] " + message.text();
  }
}
