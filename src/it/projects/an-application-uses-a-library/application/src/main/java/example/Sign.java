package example;

public class Sign {
  public String text() {
    return "open";
  }
}
