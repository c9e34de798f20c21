package com.example.shop.catalog;

import com.example.shop.api.Catalog;
import com.example.shop.api.Product;
import com.example.shop.api.Sku;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The catalogue that is shipped as a table inside the jar. */
public final class CsvCatalog implements Catalog {
  private final TreeMap<Sku, Product> products = new TreeMap<>();
  private final SearchIndex index;

  public CsvCatalog(Collection<Product> products) {
    for (Product product : products) {
      if (this.products.put(product.sku(), product) != null) {
        throw new IllegalArgumentException("two articles have the number " + product.sku());
      }
    }
    this.index = new SearchIndex(this.products.values());
  }

  /** Reads {@code products.csv} of this jar. */
  public static CsvCatalog shipped() {
    try (InputStream in = CsvCatalog.class.getResourceAsStream("products.csv");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return new CsvCatalog(
          reader.lines().filter(line -> !line.startsWith("#")).map(CsvLine::parse).toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read products.csv", e);
    }
  }

  @Override
  public Optional<Product> find(Sku sku) {
    return Optional.ofNullable(products.get(sku));
  }

  @Override
  public List<Product> all() {
    return List.copyOf(products.values());
  }

  @Override
  public List<Product> search(String words) {
    return index.search(words).entrySet().stream()
        .sorted(
            Map.Entry.<Sku, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(entry -> products.get(entry.getKey()))
        .toList();
  }
}
