package dev.ariabuild.java.incremental;

import dev.ariabuild.java.incremental.ParsedSource.Site;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits of methods: their headers, bodies and order. Each gives the text after it. */
final class MethodEdits {
  private final ParsedSource source;
  private final Choice choice;

  MethodEdits(ParsedSource source, Choice choice) {
    this.source = source;
    this.choice = choice;
  }

  /** Another header; of a comment, instead of the whole method. */
  String header(Function<Site, String> change) {
    if (source.methods.isEmpty()) {
      return source.text;
    }
    Site site = choice.used(source.methods, Site::name);
    String header = change.apply(site);
    return source.with(
        site.start(), header.startsWith("/*") ? site.end() : site.headerEnd(), header);
  }

  /** Adds or removes a word. */
  String modifier(String word) {
    return header(
        m ->
            Pattern.compile("\\b" + word + "\\b").matcher(m.header()).find()
                ? m.header().replaceFirst("\\b" + word + "\\b\\s*", "")
                : afterModifiers(m.header(), word + " "));
  }

  /** Behind annotations and access. */
  static String afterModifiers(String header, String text) {
    Matcher access = Pattern.compile("\\b(public|protected|private)\\s+").matcher(header);
    if (access.find()) {
      return header.substring(0, access.end()) + text + header.substring(access.end());
    }
    return header.startsWith("@") ? header : text + header;
  }

  String inBody(String statement) {
    List<Site> bodies = source.bodies();
    if (bodies.isEmpty()) {
      return source.text;
    }
    int at = choice.any(bodies).headerEnd() + 1;
    int first = skipBlanks(at);
    if (source.text.startsWith("super(", first) || source.text.startsWith("this(", first)) {
      at = source.text.indexOf(';', at) + 1;
    }
    return source.with(at, " " + statement);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < source.text.length() && Character.isWhitespace(source.text.charAt(at))) {
      at++;
    }
    return at;
  }

  String overload(String parameter) {
    List<Site> sites = source.bodies().stream().filter(m -> !m.name().equals("<init>")).toList();
    if (sites.isEmpty()) {
      return source.text;
    }
    Site site = choice.used(sites, Site::name);
    String modifiers = site.header().contains("static ") ? "public static " : "public ";
    return source.with(
        site.start(),
        modifiers + "Object " + site.name() + "(" + parameter + ") { return null; }\n  ");
  }

  String typeParameter(String fresh) {
    return header(
        m -> {
          String name = "\\b(\\w[\\w.<>\\[\\]?, ]*\\s+" + Pattern.quote(m.name()) + "\\s*\\()";
          return m.header().contains("<")
              ? m.header()
              : m.header()
                  .replaceFirst(
                      name.replace(
                          "\\w[\\w.<>\\[\\]?, ]*",
                          "(?!public|static|final|protected|private|abstract)\\w[\\w.]*"),
                      "<" + fresh + "> $1");
        });
  }

  /** Another type of what is returned, or of a parameter. */
  String retype(boolean returned) {
    List<String> pair = choice.types();
    return header(
        m -> {
          int open = m.header().indexOf('(', Math.max(0, m.header().indexOf(m.name())));
          if (open < 0) {
            return m.header();
          }
          String head = m.header().substring(0, open);
          String tail = m.header().substring(open);
          String type = "\\b" + pair.get(0) + "\\b";
          return returned
              ? head.replaceFirst(type, pair.get(1)) + tail
              : head + tail.replaceFirst(type, pair.get(1));
        });
  }

  String parameterName(String fresh) {
    List<Site> sites = source.methods.stream().filter(m -> !m.parameters().isEmpty()).toList();
    if (sites.isEmpty()) {
      return source.text;
    }
    Site site = choice.used(sites, Site::name);
    String name = choice.any(site.parameters());
    String whole = source.text.substring(site.start(), site.end());
    return source.with(
        site.start(), site.end(), whole.replaceAll("(?<![.\\w@])" + name + "\\b", fresh));
  }

  /** Two neighbours change places. */
  String swap() {
    if (source.methods.size() < 2) {
      return source.text;
    }
    int at = choice.number(source.methods.size() - 1);
    Site a = source.methods.get(at);
    Site b = source.methods.get(at + 1);
    if (a.end() > b.start()) {
      return source.text;
    }
    String text = source.text;
    return source.with(
        a.start(),
        b.end(),
        text.substring(b.start(), b.end())
            + text.substring(a.end(), b.start())
            + text.substring(a.start(), a.end()));
  }
}
