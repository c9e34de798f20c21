package com.example.shop.catalog;

import com.example.shop.api.Category;
import com.example.shop.api.Money;
import com.example.shop.api.Product;
import com.example.shop.api.Sku;
import java.util.Set;

/** One line of the table: number;name;category;price;tag,tag. */
final class CsvLine {
  private CsvLine() {}

  static Product parse(String line) {
    String[] cells = line.split(";", -1);
    if (cells.length != 5) {
      throw new IllegalArgumentException("a line of products.csv has 5 cells: " + line);
    }
    return new Product(
        new Sku(cells[0].trim()),
        cells[1].trim(),
        Category.valueOf(cells[2].trim()),
        Money.parse(cells[3]),
        cells[4].isBlank() ? Set.of() : Set.of(cells[4].trim().split("\\s*,\\s*")));
  }
}
