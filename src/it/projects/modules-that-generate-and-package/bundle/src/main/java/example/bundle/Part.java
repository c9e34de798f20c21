package example.bundle;

public class Part {
  public int size() {
    return 1;
  }
}
