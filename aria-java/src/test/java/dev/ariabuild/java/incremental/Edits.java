package dev.ariabuild.java.incremental;

import java.util.List;
import java.util.Random;
import java.util.function.ToIntFunction;

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

  private final Choice choice;
  private int number;

  /**
   * Edits from these random numbers.
   *
   * @param users how many files use an identifier
   */
  Edits(Random random, ToIntFunction<String> users) {
    this.choice = new Choice(random, users);
  }

  /** The text after an edit of a random kind; the same text if there is no place for it. */
  String apply(String text, Kind kind, List<String> otherTypes) {
    number++;
    ParsedSource source = ParsedSource.of(text);
    MethodEdits methods = new MethodEdits(source, choice);
    FieldEdits fields = new FieldEdits(source, choice);
    TypeEdits types = new TypeEdits(source, choice);
    String fresh = "fuzz" + number;
    return switch (kind) {
      case BODY_STATEMENT -> methods.inBody("{ int " + fresh + " = " + number + "; }");
      case BODY_LAMBDA -> methods.inBody("{ Runnable " + fresh + " = () -> { }; }");
      case BODY_ANONYMOUS -> methods.inBody("{ Object " + fresh + " = new Object() { }; }");
      case BODY_LOCAL_CLASS -> methods.inBody("{ class " + fresh + " { } new " + fresh + "(); }");
      case BODY_SWITCH ->
          methods.inBody(
              "{ Thread.State "
                  + fresh
                  + " = Thread.State.NEW; switch ("
                  + fresh
                  + ") { case NEW: break; default: } }");
      case LINE_SHIFT -> "\n" + text;
      case COMMENT -> text + "\n// " + fresh + "\n";
      case PRIVATE_FIELD -> types.member("private int " + fresh + ";");
      case PRIVATE_METHOD -> types.member("private void " + fresh + "() { }");
      case PUBLIC_METHOD -> types.member("public void " + fresh + "() { }");
      case PUBLIC_FIELD -> types.member("public long " + fresh + ";");
      case STATIC_INITIALISER -> types.member("static { int i = " + number + "; }");
      case CONSTANT_ADDED ->
          types.member("public static final int " + fresh + " = " + number + ";");
      case OVERLOAD_VARARGS -> methods.overload("Object... " + fresh);
      case OVERLOAD_OBJECT -> methods.overload("Object " + fresh);
      case OVERLOAD_SPECIFIC -> methods.overload("String " + fresh);
      case OVERLOAD_FUNCTIONAL -> methods.overload("Runnable " + fresh);
      case CONSTRUCTOR_ADDED -> types.constructor(fresh);
      case THROWS_ADDED ->
          methods.header(
              m ->
                  m.header()
                      .replaceFirst("\\)\\s*(throws [^{;]*)?$", ") throws IllegalStateException "));
      case METHOD_FINAL -> methods.modifier("final");
      case METHOD_SYNCHRONIZED -> methods.modifier("synchronized");
      case METHOD_STATIC -> methods.modifier("static");
      case METHOD_VISIBILITY ->
          methods.header(m -> m.header().replaceFirst("\\b(protected|private)\\b", "public"));
      case METHOD_REMOVED -> methods.header(m -> "/*" + fresh + "*/");
      case METHOD_TYPE_PARAMETER -> methods.typeParameter(fresh);
      case METHOD_DEPRECATED -> methods.header(m -> "@Deprecated " + m.header());
      case RETURN_TYPE -> methods.retype(true);
      case PARAMETER_TYPE -> methods.retype(false);
      case PARAMETER_NAME -> methods.parameterName(fresh);
      case PARAMETER_ANNOTATION ->
          methods.header(
              m ->
                  m.header()
                      .replaceFirst("\\((?=[\\w])", "(@SuppressWarnings(\"" + fresh + "\") "));
      case MEMBERS_SWAPPED -> methods.swap();
      case CONSTANT_VALUE -> fields.constant(false, number);
      case CONSTANT_NO_MORE -> fields.constant(true, number);
      case FIELD_TYPE -> fields.retype();
      case FIELD_FINAL -> fields.field(f -> f.replaceFirst("\\bfinal\\b", "/*f*/"));
      case CLASS_FINAL -> types.modifier("final");
      case CLASS_DEPRECATED -> types.modifier("@Deprecated");
      case CLASS_VISIBILITY -> types.modifier("public");
      case CLASS_SUPERTYPE -> types.supertype();
      case NESTED_CLASS -> types.member("static class " + fresh + " { }");
      case NESTED_SHADOW ->
          otherTypes.isEmpty()
              ? text
              : types.member("static class " + choice.any(otherTypes) + " { }");
      case SECOND_CLASS -> text + "\nclass " + fresh + " { }\n";
      case DEFAULT_METHOD -> types.defaultMethod(fresh);
      case ENUM_CONSTANT -> types.enumConstant(fresh);
    };
  }
}
