package example;

public class Local {
  public String name() {
    return local.Names.FIRST;
  }
}
