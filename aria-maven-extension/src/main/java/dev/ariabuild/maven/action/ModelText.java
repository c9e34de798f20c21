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
 * can name the part that differs. Writing it is slow, so it is kept until a goal ran or was
 * replayed. Aria's own plugin and properties are left out: asking for an image changes nothing
 * else. Used by the one thread that builds the module.
 */
public final class ModelText {
  private static final Pattern ELEMENT = Pattern.compile("^( {2}| {4})<([\\w.-]+)[ >/].*");
  private static final String OWN = "dev.ariabuild";

  private @Nullable Model of;
  private @Nullable SortedMap<String, Digest> parts;

  /** Forgets the text: something may have changed the model. */
  public void changed() {
    parts = null;
  }

  /** Parts by name. */
  SortedMap<String, Digest> parts(Model model, Locations locations) {
    SortedMap<String, Digest> known = parts;
    if (known == null || of != model) {
      known = read(model, new Canonical(locations));
      parts = known;
      of = model;
    }
    return known;
  }

  private static SortedMap<String, Digest> read(Model model, Canonical canonical) {
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
    Map<String, StringBuilder> texts = new LinkedHashMap<>();
    String first = "project";
    String part = first;
    for (String line : canonical.portable(out.toString()).split("\\R")) {
      Matcher element = ELEMENT.matcher(line);
      if (element.matches()) {
        boolean top = element.group(1).length() == 2;
        first = top ? element.group(2) : first;
        part = top ? first : first + "/" + element.group(2);
      }
      texts.computeIfAbsent(part, name -> new StringBuilder()).append(line).append('\n');
    }
    SortedMap<String, Digest> digests = new TreeMap<>();
    texts.forEach((name, text) -> digests.put(name, Digest.ofUtf8(text.toString())));
    return digests;
  }
}
