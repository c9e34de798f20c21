package example.api;

/** Has users of one member, of another, and of none. */
public class Price {
  public static final int DIGITS = 2;

  private final long cents;

  public Price(long cents) {
    this.cents = cents;
  }

  // all of it
  public int cents() {
    return (int) cents;
  }

  public boolean isFree() {
    return cents == 0;
  }
}
