package example;

public class Ruler {
  public int length(boolean longOne) {
    return longOne ? 100 : 10;
  }
}
