package com.example.shop.api;

import java.util.regex.Pattern;

/** The number of an article: two letters and four digits. */
public record Sku(String value) implements Comparable<Sku> {
  private static final Pattern FORM = Pattern.compile("[A-Z]{2}-\\d{4}");

  public Sku {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("an article number looks like AB-1234, not " + value);
    }
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
