package tested;

public class Fixture {
  public int expected() {
    return 1;
  }
}
