package dev.ariabuild.java.incremental;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Random edits of a source text, many kinds of them, aimed at what others use. An edit may give
 * what does not compile. The same random numbers give the same edits.
 */
final class Edits {
  /** What an edit is applied to. */
  enum Kind {
    BODY_STATEMENT,
    BODY_LAMBDA,
    BODY_ANONYMOUS,
    BODY_LOCAL_CLASS,
    BODY_SWITCH,
    LINE_SHIFT,
    COMMENT,
    PRIVATE_FIELD,
    PRIVATE_METHOD,
    PUBLIC_METHOD,
    PUBLIC_FIELD,
    STATIC_INITIALISER,
    CONSTANT_ADDED,
    OVERLOAD_VARARGS,
    OVERLOAD_OBJECT,
    OVERLOAD_SPECIFIC,
    OVERLOAD_FUNCTIONAL,
    CONSTRUCTOR_ADDED,
    THROWS_ADDED,
    METHOD_FINAL,
    METHOD_SYNCHRONIZED,
    METHOD_VISIBILITY,
    METHOD_STATIC,
    METHOD_REMOVED,
    METHOD_TYPE_PARAMETER,
    METHOD_DEPRECATED,
    RETURN_TYPE,
    PARAMETER_TYPE,
    PARAMETER_NAME,
    PARAMETER_ANNOTATION,
    MEMBERS_SWAPPED,
    CONSTANT_VALUE,
    CONSTANT_NO_MORE,
    FIELD_TYPE,
    FIELD_FINAL,
    CLASS_FINAL,
    CLASS_DEPRECATED,
    CLASS_SUPERTYPE,
    CLASS_VISIBILITY,
    NESTED_CLASS,
    NESTED_SHADOW,
    SECOND_CLASS,
    DEFAULT_METHOD,
    ENUM_CONSTANT
  }

  private static final List<List<String>> TYPES =
      List.of(
          List.of("int", "long"),
          List.of("long", "int"),
          List.of("String", "CharSequence"),
          List.of("CharSequence", "String"),
          List.of("Object", "String"),
          List.of("void", "int"),
          List.of("boolean", "Boolean"),
          List.of("float", "double"),
          List.of("double", "float"),
          List.of("int", "Integer"),
          List.of("List", "Collection"),
          List.of("char", "int"));

  private final Random random;
  private final ToIntFunction<String> users;
  private int number;

  /**
   * Edits from these random numbers.
   *
   * @param users how many files use an identifier
   */
  Edits(Random random, ToIntFunction<String> users) {
    this.random = random;
    this.users = users;
  }

  /** The text after an edit of a random kind; the same text if there is no place for it. */
  String apply(String text, Kind kind, List<String> otherTypes) {
    number++;
    Parsed parsed = Parsed.of(text);
    String fresh = "fuzz" + number;
    return switch (kind) {
      case BODY_STATEMENT -> inBody(parsed, "{ int " + fresh + " = " + number + "; }");
      case BODY_LAMBDA -> inBody(parsed, "{ Runnable " + fresh + " = () -> { }; }");
      case BODY_ANONYMOUS -> inBody(parsed, "{ Object " + fresh + " = new Object() { }; }");
      case BODY_LOCAL_CLASS -> inBody(parsed, "{ class " + fresh + " { } new " + fresh + "(); }");
      case BODY_SWITCH ->
          inBody(
              parsed,
              "{ Thread.State "
                  + fresh
                  + " = Thread.State.NEW; switch ("
                  + fresh
                  + ") { case NEW: break; default: } }");
      case LINE_SHIFT -> "\n" + text;
      case COMMENT -> text + "\n// " + fresh + "\n";
      case PRIVATE_FIELD -> inClass(parsed, "private int " + fresh + ";", false);
      case PRIVATE_METHOD -> inClass(parsed, "private void " + fresh + "() { }", false);
      case PUBLIC_METHOD -> inClass(parsed, "public void " + fresh + "() { }", false);
      case PUBLIC_FIELD -> inClass(parsed, "public long " + fresh + ";", false);
      case STATIC_INITIALISER -> inClass(parsed, "static { " + "int i = " + number + "; }", false);
      case CONSTANT_ADDED -> inClass(parsed, "int " + fresh + " = " + number + ";", true);
      case OVERLOAD_VARARGS -> overload(parsed, "Object... " + fresh);
      case OVERLOAD_OBJECT -> overload(parsed, "Object " + fresh);
      case OVERLOAD_SPECIFIC -> overload(parsed, "String " + fresh);
      case OVERLOAD_FUNCTIONAL -> overload(parsed, "Runnable " + fresh);
      case CONSTRUCTOR_ADDED -> constructor(parsed, fresh);
      case THROWS_ADDED ->
          method(
              parsed,
              m ->
                  m.header.replaceFirst(
                      "\\)\\s*(throws [^{;]*)?$", ") throws IllegalStateException "));
      case METHOD_FINAL -> modifier(parsed, "final");
      case METHOD_SYNCHRONIZED -> modifier(parsed, "synchronized");
      case METHOD_STATIC -> modifier(parsed, "static");
      case METHOD_VISIBILITY ->
          method(parsed, m -> m.header.replaceFirst("\\b(protected|private)\\b", "public"));
      case METHOD_REMOVED -> method(parsed, m -> "/*" + fresh + "*/");
      case METHOD_TYPE_PARAMETER -> typeParameter(parsed, fresh);
      case METHOD_DEPRECATED -> method(parsed, m -> "@Deprecated " + m.header);
      case RETURN_TYPE -> retype(parsed, true);
      case PARAMETER_TYPE -> retype(parsed, false);
      case PARAMETER_NAME -> parameterName(parsed, fresh);
      case PARAMETER_ANNOTATION ->
          method(
              parsed,
              m -> m.header.replaceFirst("\\((?=[\\w])", "(@SuppressWarnings(\"" + fresh + "\") "));
      case MEMBERS_SWAPPED -> swap(parsed);
      case CONSTANT_VALUE -> constant(parsed, false);
      case CONSTANT_NO_MORE -> constant(parsed, true);
      case FIELD_TYPE -> field(parsed, f -> typed(f));
      case FIELD_FINAL -> field(parsed, f -> f.replaceFirst("\\bfinal\\b", "/*f*/"));
      case CLASS_FINAL -> type(parsed, "final");
      case CLASS_DEPRECATED -> type(parsed, "@Deprecated");
      case CLASS_VISIBILITY -> type(parsed, "public");
      case CLASS_SUPERTYPE -> supertype(parsed);
      case NESTED_CLASS -> inClass(parsed, "static class " + fresh + " { }", false);
      case NESTED_SHADOW ->
          otherTypes.isEmpty()
              ? text
              : inClass(
                  parsed,
                  "static class " + otherTypes.get(random.nextInt(otherTypes.size())) + " { }",
                  false);
      case SECOND_CLASS -> text + "\nclass " + fresh + " { }\n";
      case DEFAULT_METHOD -> defaultMethod(parsed, fresh);
      case ENUM_CONSTANT -> enumConstant(parsed, fresh);
    };
  }

  /** A method: from its start to its body or semicolon, and to its end. */
  private record Site(String name, int start, int headerEnd, int end, String header) {}

  private interface Change {
    String of(Site site);
  }

  private interface TextChange {
    String of(String text);
  }

  private <T> T choose(List<T> all, java.util.function.Function<T, String> name) {
    T best = all.get(random.nextInt(all.size()));
    for (int i = 0; i < 6; i++) {
      T other = all.get(random.nextInt(all.size()));
      if (users.applyAsInt(name.apply(other)) > users.applyAsInt(name.apply(best))) {
        best = other;
      }
    }
    return best;
  }

  private String method(Parsed parsed, Change change) {
    if (parsed.methods.isEmpty()) {
      return parsed.text;
    }
    Site site = choose(parsed.methods, Site::name);
    String header = change.of(site);
    int from = header.startsWith("/*") ? site.end : site.headerEnd;
    return parsed.text.substring(0, site.start) + header + parsed.text.substring(from);
  }

  private String modifier(Parsed parsed, String word) {
    return method(
        parsed,
        m ->
            Pattern.compile("\\b" + word + "\\b").matcher(m.header).find()
                ? m.header.replaceFirst("\\b" + word + "\\b\\s*", "")
                : afterModifiers(m.header, word + " "));
  }

  /** Behind annotations and access. */
  private static String afterModifiers(String header, String text) {
    Matcher access = Pattern.compile("\\b(public|protected|private)\\s+").matcher(header);
    if (access.find()) {
      return header.substring(0, access.end()) + text + header.substring(access.end());
    }
    return header.startsWith("@") ? header : text + header;
  }

  private String inBody(Parsed parsed, String statement) {
    List<Site> bodies =
        parsed.methods.stream().filter(m -> parsed.text.charAt(m.headerEnd) == '{').toList();
    if (bodies.isEmpty()) {
      return parsed.text;
    }
    Site site = bodies.get(random.nextInt(bodies.size()));
    int at = site.headerEnd + 1;
    if (parsed.text.startsWith("super(", skipBlanks(parsed.text, at))
        || parsed.text.startsWith("this(", skipBlanks(parsed.text, at))) {
      at = parsed.text.indexOf(';', at) + 1;
    }
    return parsed.text.substring(0, at) + " " + statement + parsed.text.substring(at);
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private String inClass(Parsed parsed, String member, boolean constant) {
    if (parsed.classes.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(parsed.classes, Type::name);
    String prefix = constant ? "public static final " : "";
    return parsed.text.substring(0, type.end - 1)
        + "\n  "
        + prefix
        + member
        + "\n"
        + parsed.text.substring(type.end - 1);
  }

  private String overload(Parsed parsed, String parameter) {
    List<Site> sites =
        parsed.methods.stream()
            .filter(m -> parsed.text.charAt(m.headerEnd) == '{' && !m.name.equals("<init>"))
            .toList();
    if (sites.isEmpty()) {
      return parsed.text;
    }
    Site site = choose(sites, Site::name);
    boolean isStatic = site.header.contains("static ");
    String method =
        "\n  public "
            + (isStatic ? "static " : "")
            + "Object "
            + site.name
            + "("
            + parameter
            + ") { return null; }\n";
    return parsed.text.substring(0, site.start)
        + method.strip()
        + "\n  "
        + parsed.text.substring(site.start);
  }

  private String constructor(Parsed parsed, String fresh) {
    if (parsed.classes.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(parsed.classes, Type::name);
    return parsed.text.substring(0, type.end - 1)
        + "\n  "
        + type.name
        + "(Object... "
        + fresh
        + ") { this(); }\n"
        + parsed.text.substring(type.end - 1);
  }

  private String typeParameter(Parsed parsed, String fresh) {
    return method(
        parsed,
        m -> {
          String name = "\\b(\\w[\\w.<>\\[\\]?, ]*\\s+" + Pattern.quote(m.name) + "\\s*\\()";
          return m.header.contains("<")
              ? m.header
              : m.header.replaceFirst(
                  name.replace(
                      "\\w[\\w.<>\\[\\]?, ]*",
                      "(?!public|static|final|protected|private|abstract)\\w[\\w.]*"),
                  "<" + fresh + "> $1");
        });
  }

  private String retype(Parsed parsed, boolean returned) {
    List<String> pair = TYPES.get(random.nextInt(TYPES.size()));
    return method(
        parsed,
        m -> {
          int open = m.header.indexOf('(', Math.max(0, m.header.indexOf(m.name)));
          if (open < 0) {
            return m.header;
          }
          String head = m.header.substring(0, open);
          String tail = m.header.substring(open);
          String type = "\\b" + pair.get(0) + "\\b";
          return returned
              ? head.replaceFirst(type, pair.get(1)) + tail
              : head + tail.replaceFirst(type, pair.get(1));
        });
  }

  private String parameterName(Parsed parsed, String fresh) {
    List<Site> sites =
        parsed.methods.stream().filter(m -> !parsed.parameters(m).isEmpty()).toList();
    if (sites.isEmpty()) {
      return parsed.text;
    }
    Site site = choose(sites, Site::name);
    List<String> names = parsed.parameters(site);
    String name = names.get(random.nextInt(names.size()));
    String whole = parsed.text.substring(site.start, site.end);
    String renamed = whole.replaceAll("(?<![.\\w@])" + name + "\\b", fresh);
    return parsed.text.substring(0, site.start) + renamed + parsed.text.substring(site.end);
  }

  private String swap(Parsed parsed) {
    if (parsed.methods.size() < 2) {
      return parsed.text;
    }
    int at = random.nextInt(parsed.methods.size() - 1);
    Site a = parsed.methods.get(at);
    Site b = parsed.methods.get(at + 1);
    if (a.end > b.start) {
      return parsed.text;
    }
    String text = parsed.text;
    return text.substring(0, a.start)
        + text.substring(b.start, b.end)
        + text.substring(a.end, b.start)
        + text.substring(a.start, a.end)
        + text.substring(b.end);
  }

  private String field(Parsed parsed, TextChange change) {
    if (parsed.fields.isEmpty()) {
      return parsed.text;
    }
    Site site = choose(parsed.fields, Site::name);
    return parsed.text.substring(0, site.start)
        + change.of(parsed.text.substring(site.start, site.end))
        + parsed.text.substring(site.end);
  }

  private String typed(String field) {
    List<String> pair = TYPES.get(random.nextInt(TYPES.size()));
    return field.replaceFirst("\\b" + pair.get(0) + "\\b", pair.get(1));
  }

  private String constant(Parsed parsed, boolean none) {
    List<Site> constants =
        parsed.fields.stream()
            .filter(
                f ->
                    f.header.contains("final")
                        && f.header.matches("(?s).*=\\s*(\\d+|\"[^\"\\\\]*\")\\s*;?"))
            .toList();
    if (constants.isEmpty()) {
      return parsed.text;
    }
    Site site = choose(constants, Site::name);
    Matcher value = Pattern.compile("=\\s*(\\d+|\"[^\"\\\\]*\")").matcher(site.header);
    if (!value.find()) {
      return parsed.text;
    }
    String old = value.group(1);
    String fresh;
    if (none) {
      fresh = old.startsWith("\"") ? "String.valueOf(" + old + ")" : "Integer.valueOf(" + old + ")";
    } else {
      fresh = old.startsWith("\"") ? "\"x" + old.substring(1) : String.valueOf(number);
    }
    return parsed.text.substring(0, site.start)
        + site.header.substring(0, value.start(1))
        + fresh
        + site.header.substring(value.end(1))
        + parsed.text.substring(site.end);
  }

  private String type(Parsed parsed, String word) {
    if (parsed.classes.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(parsed.classes, Type::name);
    String head = parsed.text.substring(type.start, type.open);
    String changed =
        head.matches("(?s).*\\b" + word.replace("@", "") + "\\b.*")
            ? head.replaceFirst((word.startsWith("@") ? "" : "\\b") + word + "\\b\\s*", "")
            : word.startsWith("@") || word.equals("public")
                ? word + " " + head
                : afterModifiers(head, word + " ");
    return parsed.text.substring(0, type.start) + changed + parsed.text.substring(type.open);
  }

  private String supertype(Parsed parsed) {
    List<Type> types =
        parsed.classes.stream()
            .filter(t -> !t.kind.equals("interface") && !t.kind.equals("annotation"))
            .toList();
    if (types.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(types, Type::name);
    String head = parsed.text.substring(type.start, type.open);
    String changed =
        head.contains("implements")
            ? head.replaceFirst("implements", "implements java.io.Serializable,")
            : head + " implements java.io.Serializable ";
    return parsed.text.substring(0, type.start) + changed + parsed.text.substring(type.open);
  }

  private String defaultMethod(Parsed parsed, String fresh) {
    List<Type> types = parsed.classes.stream().filter(t -> t.kind.equals("interface")).toList();
    if (types.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(types, Type::name);
    return parsed.text.substring(0, type.end - 1)
        + "\n  default int "
        + fresh
        + "() { return 1; }\n"
        + parsed.text.substring(type.end - 1);
  }

  private String enumConstant(Parsed parsed, String fresh) {
    List<Type> types = parsed.classes.stream().filter(t -> t.kind.equals("enum")).toList();
    if (types.isEmpty()) {
      return parsed.text;
    }
    Type type = choose(types, Type::name);
    return parsed.text.substring(0, type.open + 1)
        + " "
        + fresh
        + ", "
        + parsed.text.substring(type.open + 1);
  }

  private record Type(String name, String kind, int start, int open, int end) {}

  /** Places in a text. */
  private static final class Parsed {
    final String text;
    final List<Site> methods = new ArrayList<>();
    final List<Site> fields = new ArrayList<>();
    final List<Type> classes = new ArrayList<>();
    private final java.util.Map<Site, List<String>> parameters = new java.util.HashMap<>();

    Parsed(String text) {
      this.text = text;
    }

    List<String> parameters(Site site) {
      return parameters.getOrDefault(site, List.of());
    }

    static Parsed of(String text) {
      Parsed parsed = new Parsed(text);
      JavaFileObject file =
          new SimpleJavaFileObject(URI.create("mem:///F.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignore) {
              return text;
            }
          };
      JavacTask task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, null, d -> {}, List.of("-proc:none"), null, List.of(file));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      try {
        for (CompilationUnitTree unit : task.parse()) {
          unit.accept(new Finder(parsed, positions, unit), null);
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
      return parsed;
    }
  }

  private static final class Finder extends TreeScanner<Void, Void> {
    private final Parsed parsed;
    private final SourcePositions positions;
    private final CompilationUnitTree unit;

    Finder(Parsed parsed, SourcePositions positions, CompilationUnitTree unit) {
      this.parsed = parsed;
      this.positions = positions;
      this.unit = unit;
    }

    private int start(Tree tree) {
      return (int) positions.getStartPosition(unit, tree);
    }

    private int end(Tree tree) {
      return (int) positions.getEndPosition(unit, tree);
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      int start = start(tree);
      int end = end(tree);
      if (start < 0 || end < 0 || tree.getSimpleName().length() == 0) {
        return null;
      }
      int from =
          tree.getModifiers() == null || end(tree.getModifiers()) < 0
              ? start
              : end(tree.getModifiers());
      int open = parsed.text.indexOf('{', from);
      String kind =
          switch (tree.getKind()) {
            case INTERFACE -> "interface";
            case ENUM -> "enum";
            case ANNOTATION_TYPE -> "annotation";
            default -> "class";
          };
      parsed.classes.add(new Type(tree.getSimpleName().toString(), kind, start, open, end));
      for (Tree member : tree.getMembers()) {
        if (member instanceof ClassTree) {
          member.accept(this, null);
        } else if (member instanceof MethodTree method
            && start(method) >= 0
            && end(method) > start(method)) {
          method(method);
        } else if (member instanceof VariableTree field
            && start(field) >= 0
            && !kind.equals("enum")) {
          String header = parsed.text.substring(start(field), end(field));
          parsed.fields.add(
              new Site(
                  field.getName().toString(),
                  start(field),
                  end(field),
                  end(field),
                  (kind.equals("interface") ? "final " : "").isEmpty() ? header : header));
        }
      }
      return null;
    }

    private void method(MethodTree method) {
      int headerEnd = method.getBody() == null ? end(method) - 1 : start(method.getBody());
      if (headerEnd <= start(method)
          || method.getModifiers().getFlags().contains(Modifier.NATIVE)) {
        return;
      }
      String header = parsed.text.substring(start(method), headerEnd);
      Site site =
          new Site(method.getName().toString(), start(method), headerEnd, end(method), header);
      parsed.methods.add(site);
      parsed.parameters.put(
          site, method.getParameters().stream().map(p -> p.getName().toString()).toList());
    }
  }
}
