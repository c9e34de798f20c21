package example;

public class Teller {
  public int tales() {
    return 1;
  }
}
