package com.example.shop.cli;

import com.example.shop.api.OrderLine;
import com.example.shop.api.Sku;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code BO-0001*3}; without a number it is one piece. */
final class LineConverter {
  private LineConverter() {}

  static OrderLine parse(String text) {
    int star = text.indexOf('*');
    try {
      return star < 0
          ? new OrderLine(new Sku(text), 1)
          : new OrderLine(
              new Sku(text.substring(0, star)), Integer.parseInt(text.substring(star + 1)));
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
