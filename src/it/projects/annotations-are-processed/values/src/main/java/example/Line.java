package example;

import org.immutables.value.Value;

@Value.Immutable
public interface Line {
  int quantity();

  Money price();
}
