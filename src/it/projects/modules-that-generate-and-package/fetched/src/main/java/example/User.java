package example;

public class User {
  public int size() {
    return new example.bundle.Part().size();
  }
}
