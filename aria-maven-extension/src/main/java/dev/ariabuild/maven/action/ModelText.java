package dev.ariabuild.maven.action;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.execute.Locations;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Writer;
import org.jspecify.annotations.Nullable;

/**
 * The effective model of one module, in parts: two levels of its elements, so that an explanation
 * can name the part that differs. Parts are made anew only where the text is another one. Aria's
 * own plugin and properties are left out: asking for an image changes nothing else. Used by the one
 * thread that builds the module.
 */
public final class ModelText {
  private static final Pattern ELEMENT = Pattern.compile("^( {2}| {4})<([\\w.-]+)[ >/].*");
  private static final String OWN = "dev.ariabuild";

  private @Nullable Model of;
  private @Nullable String text;
  private boolean mayHaveChanged = true;
  private SortedMap<String, Digest> parts = new TreeMap<>();

  /** Something may have changed the model. */
  public void changed() {
    mayHaveChanged = true;
  }

  /** Parts by name. */
  SortedMap<String, Digest> parts(Model model, Locations locations) {
    if (mayHaveChanged || of != model) {
      String now = write(model);
      if (!now.equals(text)) {
        parts = digests(new Canonical(locations).portable(now));
        text = now;
      }
      of = model;
      mayHaveChanged = false;
    }
    return parts;
  }

  private static String write(Model model) {
    Model copy = model.clone();
    if (copy.getBuild() != null) {
      copy.getBuild().getPlugins().removeIf(plugin -> OWN.equals(plugin.getGroupId()));
    }
    copy.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("aria."))
        .forEach(name -> copy.getProperties().remove(name));
    StringWriter out = new StringWriter();
    try {
      new MavenXpp3Writer().write(out, copy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static SortedMap<String, Digest> digests(String text) {
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    String first = "project";
    String part = first;
    for (String line : text.split("\\R")) {
      Matcher element = ELEMENT.matcher(line);
      if (element.matches()) {
        boolean top = element.group(1).length() == 2;
        first = top ? element.group(2) : first;
        part = top ? first : first + "/" + element.group(2);
      }
      texts.computeIfAbsent(part, name -> new StringBuilder()).append(line).append('\n');
    }
    SortedMap<String, Digest> digests = new TreeMap<>();
    texts.forEach((name, lines) -> digests.put(name, Digest.ofUtf8(lines.toString())));
    return digests;
  }
}
