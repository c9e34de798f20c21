package example;

import java.util.List;
import org.immutables.value.Value;

/** An order. */
@Value.Immutable
public interface Order extends Named {
  List<Line> lines();

  @Value.Default
  default Money discount() {
    return Money.of("EUR", 0);
  }
}
