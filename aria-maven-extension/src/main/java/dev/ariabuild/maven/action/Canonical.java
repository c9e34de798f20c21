package dev.ariabuild.maven.action;

import dev.ariabuild.engine.execute.Locations;
import java.io.File;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.FileSet;
import org.apache.maven.model.Resource;
import org.jspecify.annotations.Nullable;

/** Writes evaluated values as text in which equal values are equal and checkouts do not show. */
final class Canonical {
  private final Locations locations;

  Canonical(Locations locations) {
    this.locations = locations;
  }

  /** The text of a node; empty if it holds an object that has no known text. */
  Optional<String> text(ConfigNode node) {
    StringBuilder out = new StringBuilder();
    return write(node, out) ? Optional.of(portable(out.toString())) : Optional.empty();
  }

  private boolean write(ConfigNode node, StringBuilder out) {
    if (node.value() != null && !write(node.value(), out)) {
      return false;
    }
    for (ConfigNode child : node.children()) {
      out.append(out.length() == 0 ? "" : " ").append(child.name()).append("={");
      if (!write(child, out)) {
        return false;
      }
      out.append('}');
    }
    return true;
  }

  /** The text of an evaluated object; empty if it is of no known kind. */
  Optional<String> text(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    return write(value, out) ? Optional.of(portable(out.toString())) : Optional.empty();
  }

  /** A text with tokens for this checkout's places. */
  String portable(String text) {
    return locations.abstracted(text).orElse(text);
  }

  private boolean write(@Nullable Object value, StringBuilder out) {
    if (value == null) {
      out.append("(null)");
    } else if (value instanceof CharSequence
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof Enum
        || value instanceof File
        || value instanceof Path
        || value instanceof URL
        || value instanceof URI
        || value instanceof Charset) {
      out.append(value);
    } else if (value instanceof Date date) {
      out.append(date.getTime());
    } else if (value instanceof Collection<?> collection) {
      return writeAll(collection, out);
    } else if (value instanceof Object[] array) {
      return writeAll(Arrays.asList(array), out);
    } else if (value instanceof Map<?, ?> map) {
      return writeMap(map, out);
    } else {
      return writeModel(value, out);
    }
    return true;
  }

  private boolean writeAll(Collection<?> values, StringBuilder out) {
    out.append('[');
    String separator = "";
    for (Object value : values) {
      out.append(separator);
      if (!write(value, out)) {
        return false;
      }
      separator = ", ";
    }
    out.append(']');
    return true;
  }

  private boolean writeMap(Map<?, ?> map, StringBuilder out) {
    Map<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(String.valueOf(key), value == null ? "" : value));
    out.append('{');
    for (Map.Entry<String, Object> entry : sorted.entrySet()) {
      out.append(entry.getKey()).append('=');
      if (!write(entry.getValue(), out)) {
        return false;
      }
      out.append("; ");
    }
    out.append('}');
    return true;
  }

  private boolean writeModel(Object value, StringBuilder out) {
    if (value instanceof Artifact artifact) {
      out.append(artifact.getId());
    } else if (value instanceof Dependency dependency) {
      out.append(dependency.getManagementKey())
          .append(':')
          .append(dependency.getVersion())
          .append(':')
          .append(dependency.getScope());
      return writeAll(
          dependency.getExclusions().stream()
              .map(e -> e.getGroupId() + ":" + e.getArtifactId())
              .toList(),
          out);
    } else if (value instanceof FileSet set) {
      out.append(set.getDirectory())
          .append(' ')
          .append(set.getIncludes())
          .append(" - ")
          .append(set.getExcludes());
      if (value instanceof Resource resource) {
        out.append(" -> ")
            .append(resource.getTargetPath())
            .append(" filtering=")
            .append(resource.getFiltering());
      }
    } else {
      return false;
    }
    return true;
  }
}
