package dev.ariabuild.java.worker;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;

/**
 * The worker: answers requests from its input on its output until the input ends, which it does
 * with the process that asks.
 */
public final class WorkerMain {
  private WorkerMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(new PrintStream(System.err, true)); // nobody else may write between answers
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    Javac javac = new Javac();
    while (true) {
      CompileRequest request;
      try {
        request = Wire.readRequest(in);
      } catch (EOFException done) {
        return;
      }
      Wire.write(out, javac.compile(request));
    }
  }
}
