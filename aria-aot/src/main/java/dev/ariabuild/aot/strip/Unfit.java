package dev.ariabuild.aot.strip;

/** Ends the reading of a class that must stay as it is. */
final class Unfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why for people who debug
   */
  Unfit(String why) {
    super(why, null, false, false);
  }
}
