package dev.ariabuild.aot.lift;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A program for the JVM that ships: links (verifies, does not initialise) the classes that a file
 * names, and prints the names of those that it refuses. Uses nothing but java.base.
 */
public final class LinkCheck {
  private LinkCheck() {}

  /** First argument: a file with one binary name a line. */
  public static void main(String[] arguments) throws Exception {
    ClassLoader loader = ClassLoader.getSystemClassLoader();
    for (String name : Files.readAllLines(Path.of(arguments[0]))) {
      try {
        // asking for the methods links a class
        var unused = Class.forName(name, false, loader).getDeclaredMethods();
      } catch (Throwable refused) {
        System.out.println("refused " + name);
      }
    }
    System.out.println("done");
  }
}
