package example;

public class Main {
  record Order(int count) {
    int deliver() {
      try {
        return Stock.take(count);
      } catch (IllegalStateException e) {
        throw new RuntimeException("no delivery", e);
      }
    }
  }

  public static void main(String[] args) {
    System.out.println(new Order(args.length == 0 ? 4 : 1).deliver());
  }
}
