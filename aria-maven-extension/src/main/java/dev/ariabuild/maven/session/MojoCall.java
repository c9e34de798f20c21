package dev.ariabuild.maven.session;

/** Lets Maven run the mojo. */
@FunctionalInterface
public interface MojoCall {
  /** Runs it; throws whatever Maven throws. */
  void run() throws Exception;
}
