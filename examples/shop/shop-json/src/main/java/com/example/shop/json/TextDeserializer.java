package com.example.shop.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.util.function.Function;

/** Reads a value from its text form. */
final class TextDeserializer<T> extends FromStringDeserializer<T> {
  private static final long serialVersionUID = 1L;
  private final transient Function<String, T> parse;

  TextDeserializer(Class<T> type, Function<String, T> parse) {
    super(type);
    this.parse = parse;
  }

  @Override
  protected T _deserialize(String text, DeserializationContext context) {
    return parse.apply(text);
  }

  @Override
  public T deserialize(JsonParser parser, DeserializationContext context)
      throws java.io.IOException {
    return parse.apply(parser.getText());
  }
}
