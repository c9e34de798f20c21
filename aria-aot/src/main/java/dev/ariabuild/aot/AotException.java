package dev.ariabuild.aot;

/** No image could be made; the message is for the user and names the way out. */
public final class AotException extends Exception {
  private static final long serialVersionUID = 1L;
  private final AotProblem problem;
  private final String text;

  AotException(AotProblem problem, String message) {
    super(message);
    this.problem = problem;
    this.text = message;
  }

  /** The message, which is always there. */
  public String text() {
    return text;
  }

  /** Which of the known problems it is. */
  public AotProblem problem() {
    return problem;
  }
}
