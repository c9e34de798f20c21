package dev.ariabuild.aot.size;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of an image, and the parts it consists of.
 *
 * @param section of a leaf; empty for what has parts
 * @param bytes on disk; of what has parts, their sum
 * @param parts largest first
 */
public record Node(String name, Optional<Section> section, long bytes, List<Node> parts) {
  private static final Comparator<Node> LARGEST =
      Comparator.comparingLong(Node::bytes).reversed().thenComparing(Node::name);

  public Node {
    parts = List.copyOf(parts);
  }

  static Node leaf(String name, Section section, long bytes) {
    return new Node(name, Optional.of(section), bytes, List.of());
  }

  /** Parts of no size are left out. */
  static Node of(String name, List<Node> parts) {
    List<Node> sorted = new ArrayList<>(parts);
    sorted.removeIf(part -> part.bytes() == 0);
    sorted.sort(LARGEST);
    return new Node(name, Optional.empty(), sorted.stream().mapToLong(Node::bytes).sum(), sorted);
  }

  /** Bytes by section, of all leaves. */
  public Map<Section, Long> sections() {
    Map<Section, Long> sums = new EnumMap<>(Section.class);
    addTo(sums);
    return sums;
  }

  private void addTo(Map<Section, Long> sums) {
    section.ifPresent(own -> sums.merge(own, bytes, Long::sum));
    parts.forEach(part -> part.addTo(sums));
  }
}
