package example;

import java.util.function.Supplier;

public class Stock {
  static class Shelf {
    int take(int count) {
      return take((long) count);
    }

    int take(long count) {
      if (count > 3) {
        throw new IllegalStateException("only three");
      }
      return (int) count;
    }
  }

  public static int take(int count) {
    Supplier<Integer> taken = () -> new Shelf().take(count);
    return taken.get();
  }
}
