package modular.open;

public class Door {
  public int width() {
    return modular.hidden.Secret.NUMBER + 0;
  }
}
