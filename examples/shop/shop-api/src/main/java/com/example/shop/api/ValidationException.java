package com.example.shop.api;

/** A value that the shop does not accept; the field is named so that a client can show it. */
public final class ValidationException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;
  private final String field;

  public ValidationException(String field, String problem) {
    super(field + " " + problem);
    this.field = field;
  }

  public String field() {
    return field;
  }
}
