package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random edits of classes that mention each other, with an isolating and an aggregating processor
 * which write down all they can see. {@code -Daria.fuzz.edits} and {@code -Daria.fuzz.seed} choose.
 */
class ProcessorFuzzTest {
  private static final int CLASSES = 9;
  private static final int MOST_AT_ONCE = 2;

  @TempDir Path dir;

  private final Map<Integer, Type> types = new TreeMap<>();

  /** What a class looks like. */
  private static final class Type {
    boolean built;
    boolean listed;
    String above = "";
    String doc = "";
    final Map<String, String> fields = new TreeMap<>();
    final Map<String, String> methods = new TreeMap<>();
    int body;
  }

  @Test
  void resultsAreThoseOfPlainJavac() throws IOException {
    long seed = Long.getLong("aria.fuzz.seed", 11L);
    int edits = Integer.getInteger("aria.fuzz.edits", 40);
    Path processors =
        new TestProcessors(dir.resolve("p"))
            .with("Builder", "isolating", TestProcessors.BUILDER)
            .with("Lister", "aggregating", TestProcessors.LISTER)
            .built();
    ProcessedSources module = new ProcessedSources(dir.resolve("m"), processors);
    module.file("a/User", "package a; class User { }");
    Random random = new Random(seed);
    for (int i = 0; i < CLASSES; i++) {
      types.put(i, new Type());
      types.get(i).built = i % 3 == 0;
    }
    for (int i = 0; i < 3 * CLASSES; i++) {
      edit(random);
    }
    types.forEach((name, type) -> module.file("a/T" + name, text(name, type)));
    module.built();
    int partly = 0;
    for (int i = 0; i < edits; i++) {
      Map<Integer, String> before = texts();
      for (int n = random.nextInt(MOST_AT_ONCE) + 1; n > 0; n--) {
        edit(random);
      }
      Map<Integer, String> after = texts();
      for (int name = 0; name < CLASSES; name++) {
        String text = after.get(name);
        if (text == null && before.containsKey(name)) {
          module.delete("a/T" + name);
        } else if (text != null && !text.equals(before.get(name))) {
          module.file("a/T" + name, text);
        }
      }
      String where = "edit " + i + " of seed " + seed;
      try {
        if (module.partlyOrWholly()) {
          partly++;
        }
      } catch (AssertionError e) {
        throw new AssertionError(where, e);
      }
    }
    assertTrue(partly > edits / 2, "in part: " + partly + " of " + edits + ", seed " + seed);
  }

  private Map<Integer, String> texts() {
    Map<Integer, String> texts = new TreeMap<>();
    types.forEach((name, type) -> texts.put(name, text(name, type)));
    return texts;
  }

  private void edit(Random random) {
    int name = random.nextInt(CLASSES);
    Type type = types.get(name);
    if (type == null) {
      types.put(name, new Type());
      return;
    }
    switch (random.nextInt(12)) {
      case 0 -> type.built ^= true;
      case 1 -> type.listed ^= true;
      case 2 -> type.doc = "Doc " + random.nextInt(100) + ".";
      case 3 -> type.above = name == 0 ? "" : "T" + random.nextInt(name);
      case 4 -> type.body++;
      case 5 -> type.methods.put("m" + random.nextInt(4), "p" + random.nextInt(100));
      case 6 -> type.methods.remove("m" + random.nextInt(4));
      case 7 -> type.fields.remove("f" + random.nextInt(4));
      case 8 -> {
        if (types.size() > CLASSES / 2) {
          types.remove(name);
        }
      }
      case 9 -> type.fields.put("f" + random.nextInt(4), "T" + random.nextInt(CLASSES) + "Builder");
      default -> type.fields.put("f" + random.nextInt(4), "T" + random.nextInt(CLASSES));
    }
  }

  /** Of types that are not there now, it mentions others instead. */
  private String text(int name, Type type) {
    StringBuilder text = new StringBuilder("package a;\n");
    text.append(type.doc.isEmpty() ? "" : "/** " + type.doc + " */\n");
    text.append(type.built ? "@p.Build " : "").append(type.listed ? "@p.Listed " : "");
    text.append("public abstract class T").append(name);
    boolean extended = !type.above.isEmpty() && types.containsKey(number(type.above));
    text.append(extended ? " extends " + type.above : "").append(" {\n");
    type.fields.forEach(
        (field, of) ->
            text.append("  ").append(visible(of)).append(' ').append(field).append(";\n"));
    type.methods.forEach(
        (method, parameter) ->
            text.append("  abstract void ").append(method).append("(int " + parameter + ");\n"));
    text.append("  int body() { return ").append(type.body).append("; }\n}\n");
    return text.toString();
  }

  private String visible(String type) {
    Type of = types.get(number(type));
    return of == null || (type.endsWith("Builder") && !of.built) ? "String" : type;
  }

  private static int number(String type) {
    return type.charAt(1) - '0';
  }
}
