package example;

public class Base {
  public static final int NUMBER = 1;

  public int mixed() {
    return new Mix().number();
  }
}
