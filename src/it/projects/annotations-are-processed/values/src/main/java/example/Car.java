package example;

public class Car {
  private String make;
  private Wheel wheel;

  public String getMake() {
    return make;
  }

  public void setMake(String make) {
    this.make = make;
  }

  public Wheel getWheel() {
    return wheel;
  }

  public void setWheel(Wheel wheel) {
    this.wheel = wheel;
  }
}
