package dev.ariabuild.maven.action;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One evaluated element of a mojo's configuration.
 *
 * @param value what its text or default evaluates to; null if it has none
 * @param children evaluated children, in order
 */
public record ConfigNode(String name, @Nullable Object value, List<ConfigNode> children) {
  /** The child of this name. */
  public Optional<ConfigNode> child(String name) {
    return children.stream().filter(node -> node.name.equals(name)).findFirst();
  }

  /** Whether nothing was configured and there is no default. */
  public boolean absent() {
    return value == null && children.isEmpty();
  }

  /** Whether it is a boolean that is true. */
  public boolean isTrue() {
    return value != null && "true".equalsIgnoreCase(value.toString().trim());
  }
}
