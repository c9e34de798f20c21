package example;

public class Sums {
  public String name() {
    return SumLexer.ruleNames[0];
  }
}
