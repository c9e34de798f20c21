package example;

public interface Named {
  String name();
}
