package dev.ariabuild.maven.overlap;

/** Ends the build of a module below one that came to no good end. Never reaches the user. */
final class Stopped extends RuntimeException {
  private static final long serialVersionUID = 1;

  Stopped(String module) {
    super("module " + module + " is left out, as one that it needs came to no good end");
  }
}
