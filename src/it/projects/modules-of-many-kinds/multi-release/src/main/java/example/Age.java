package example;

public class Age {
  public int years() {
    return 11;
  }
}
