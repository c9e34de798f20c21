package dev.ariabuild.java.incremental;

import dev.ariabuild.java.incremental.ParsedSource.Type;
import java.util.List;

/** Edits of types: their headers, and members that they get. Each gives the text after it. */
final class TypeEdits {
  private final ParsedSource source;
  private final Choice choice;

  TypeEdits(ParsedSource source, Choice choice) {
    this.source = source;
    this.choice = choice;
  }

  String member(String member) {
    if (source.types.isEmpty()) {
      return source.text;
    }
    return atEnd(choice.used(source.types, Type::name), member);
  }

  String constructor(String fresh) {
    if (source.types.isEmpty()) {
      return source.text;
    }
    Type type = choice.used(source.types, Type::name);
    return atEnd(type, type.name() + "(Object... " + fresh + ") { this(); }");
  }

  String defaultMethod(String fresh) {
    List<Type> types = ofKind("interface");
    return types.isEmpty()
        ? source.text
        : atEnd(choice.used(types, Type::name), "default int " + fresh + "() { return 1; }");
  }

  private String atEnd(Type type, String member) {
    return source.with(type.end() - 1, "\n  " + member + "\n");
  }

  String enumConstant(String fresh) {
    List<Type> types = ofKind("enum");
    return types.isEmpty()
        ? source.text
        : source.with(choice.used(types, Type::name).open() + 1, " " + fresh + ", ");
  }

  private List<Type> ofKind(String kind) {
    return source.types.stream().filter(type -> type.kind().equals(kind)).toList();
  }

  /** Adds or removes a word or annotation. */
  String modifier(String word) {
    if (source.types.isEmpty()) {
      return source.text;
    }
    Type type = choice.used(source.types, Type::name);
    String head = head(type);
    String changed =
        head.matches("(?s).*\\b" + word.replace("@", "") + "\\b.*")
            ? head.replaceFirst((word.startsWith("@") ? "" : "\\b") + word + "\\b\\s*", "")
            : word.startsWith("@") || word.equals("public")
                ? word + " " + head
                : MethodEdits.afterModifiers(head, word + " ");
    return source.with(type.start(), type.open(), changed);
  }

  String supertype() {
    List<Type> types =
        source.types.stream()
            .filter(t -> !t.kind().equals("interface") && !t.kind().equals("annotation"))
            .toList();
    if (types.isEmpty()) {
      return source.text;
    }
    Type type = choice.used(types, Type::name);
    String head = head(type);
    String changed =
        head.contains("implements")
            ? head.replaceFirst("implements", "implements java.io.Serializable,")
            : head + " implements java.io.Serializable ";
    return source.with(type.start(), type.open(), changed);
  }

  private String head(Type type) {
    return source.text.substring(type.start(), type.open());
  }
}
