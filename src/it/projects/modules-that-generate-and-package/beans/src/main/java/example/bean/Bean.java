package example.bean;

public class Bean {
  public int count() {
    return 1;
  }
}
