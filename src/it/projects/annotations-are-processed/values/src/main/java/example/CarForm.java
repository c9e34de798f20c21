package example;

public class CarForm {
  public String make;
  public WheelForm wheel;

  public static class WheelForm {
    public int size;
    public String rubber;
  }
}
