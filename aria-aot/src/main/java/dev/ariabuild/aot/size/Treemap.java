package dev.ariabuild.aot.size;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One HTML page with a treemap and tables. It loads nothing from elsewhere; its data is JSON in the
 * page, so no name of a file or package is taken for markup.
 */
public final class Treemap {
  private static final Gson GSON = new GsonBuilder().create();

  private Treemap() {}

  /** The page; equal reports give equal pages. */
  public static String page(SizeReport report, List<Baseline.Change> changes) throws IOException {
    JsonObject data = new JsonObject();
    data.addProperty("name", report.name());
    data.addProperty("version", report.version());
    data.addProperty("profile", report.profile());
    data.addProperty("target", report.target());
    JsonObject totals = new JsonObject();
    report.totals().forEach(totals::addProperty);
    data.add("totals", totals);
    JsonObject sections = new JsonObject();
    for (Section section : Section.values()) {
      sections.addProperty(section.text(), label(section));
    }
    data.add("sections", sections);
    JsonArray array = new JsonArray();
    for (Baseline.Change change : changes) {
      JsonObject item = new JsonObject();
      item.addProperty("name", change.name());
      item.addProperty("bytes", change.bytes());
      item.addProperty("text", change.text());
      array.add(item);
    }
    data.add("changes", array);
    data.add("root", json(report.root()));
    String title = report.name() + " " + report.version() + ": sizes";
    return template()
        .replace("@TITLE@", title.replace("&", "&amp;").replace("<", "&lt;"))
        // gson writes < as an escape, so no text can end the script
        .replace("@DATA@", GSON.toJson(data));
  }

  private static String label(Section section) {
    return switch (section) {
      case CLASSES -> "classes";
      case DEBUG -> "debug attributes";
      case RESOURCES -> "resources";
      case JAR_HEADERS -> "jar headers";
      case JDK_MODULES -> "JDK modules";
      case JDK_NATIVE -> "JVM, native code";
      case JDK_FILES -> "JDK files";
      case CACHES -> "start-up caches";
      case OTHER -> "other";
    };
  }

  private static JsonObject json(Node node) {
    JsonObject json = new JsonObject();
    json.addProperty("n", node.name());
    json.addProperty("b", node.bytes());
    if (node.section().isPresent()) {
      json.addProperty("s", node.section().get().text());
    } else {
      JsonArray parts = new JsonArray();
      node.parts().forEach(part -> parts.add(json(part)));
      json.add("p", parts);
    }
    return json;
  }

  private static String template() throws IOException {
    try (InputStream in = Treemap.class.getResourceAsStream("treemap.html")) {
      if (in == null) {
        throw new IOException("treemap.html is missing in the jar of aria-aot");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
