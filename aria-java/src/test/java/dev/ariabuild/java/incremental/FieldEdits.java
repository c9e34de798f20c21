package dev.ariabuild.java.incremental;

import dev.ariabuild.java.incremental.ParsedSource.Site;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Edits of fields and constants. Each gives the text after it. */
final class FieldEdits {
  private final ParsedSource source;
  private final Choice choice;

  FieldEdits(ParsedSource source, Choice choice) {
    this.source = source;
    this.choice = choice;
  }

  String field(UnaryOperator<String> change) {
    if (source.fields.isEmpty()) {
      return source.text;
    }
    Site site = choice.used(source.fields, Site::name);
    return source.with(site.start(), site.end(), change.apply(site.header()));
  }

  String retype() {
    return field(
        field -> {
          List<String> pair = choice.types();
          return field.replaceFirst("\\b" + pair.get(0) + "\\b", pair.get(1));
        });
  }

  /**
   * Another value of a constant.
   *
   * @param none such that it is no constant any more, else this number
   */
  String constant(boolean none, int number) {
    List<Site> constants =
        source.fields.stream()
            .filter(
                f ->
                    f.header().contains("final")
                        && f.header().matches("(?s).*=\\s*(\\d+|\"[^\"\\\\]*\")\\s*;?"))
            .toList();
    if (constants.isEmpty()) {
      return source.text;
    }
    Site site = choice.used(constants, Site::name);
    Matcher value = Pattern.compile("=\\s*(\\d+|\"[^\"\\\\]*\")").matcher(site.header());
    if (!value.find()) {
      return source.text;
    }
    String old = value.group(1);
    String fresh;
    if (none) {
      fresh = old.startsWith("\"") ? "String.valueOf(" + old + ")" : "Integer.valueOf(" + old + ")";
    } else {
      fresh = old.startsWith("\"") ? "\"x" + old.substring(1) : String.valueOf(number);
    }
    return source.with(
        site.start(),
        site.end(),
        site.header().substring(0, value.start(1)) + fresh + site.header().substring(value.end(1)));
  }
}
