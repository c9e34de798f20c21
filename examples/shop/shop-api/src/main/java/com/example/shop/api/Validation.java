package com.example.shop.api;

/** The checks that the records of this package share. */
public final class Validation {
  /** The most pieces of one article in one order. */
  public static final int MAX_QUANTITY = 999;

  private Validation() {}

  public static String notBlank(String field, String value) {
    if (value == null || value.isBlank()) {
      throw new ValidationException(field, "must not be blank");
    }
    return value;
  }

  public static long positive(String field, long value) {
    if (value <= 0) {
      throw new ValidationException(field, "must be above zero, is " + value);
    }
    return value;
  }

  public static int quantity(String field, int value) {
    if (value < 1 || value > MAX_QUANTITY) {
      throw new ValidationException(field, "must be 1 to " + MAX_QUANTITY + ", is " + value);
    }
    return value;
  }
}
