package tested;

public class Thing {
  public int size() {
    return 1;
  }
}
