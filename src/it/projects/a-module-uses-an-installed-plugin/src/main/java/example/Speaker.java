package example;

public class Speaker {
  public String say() {
    return new Word().text();
  }
}
