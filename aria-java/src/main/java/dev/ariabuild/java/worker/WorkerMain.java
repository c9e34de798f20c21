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
  static final int COMPILE = 1;
  static final int PROCESS = 2;

  private WorkerMain() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(new PrintStream(System.err, true)); // nobody else may write between answers
    DataInputStream in = new DataInputStream(new BufferedInputStream(System.in));
    Javac javac = new Javac();
    while (true) {
      try {
        if (in.readByte() == PROCESS) {
          ProcessRequest request = Wire.readProcessRequest(in);
          Wire.write(out, javac.process(request));
        } else {
          CompileRequest request = Wire.readRequest(in);
          Wire.write(out, javac.compile(request));
        }
      } catch (EOFException done) {
        return;
      }
    }
  }
}
