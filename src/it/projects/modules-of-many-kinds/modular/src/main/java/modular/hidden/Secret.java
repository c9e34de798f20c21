package modular.hidden;

public class Secret {
  public static final int NUMBER = 1;
}
