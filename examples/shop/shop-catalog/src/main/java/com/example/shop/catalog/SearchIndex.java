package com.example.shop.catalog;

import com.example.shop.api.Product;
import com.example.shop.api.Sku;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Which words stand in which article: a name counts three times as much as a tag. */
final class SearchIndex {
  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final int NAME_WEIGHT = 3;
  private static final int TAG_WEIGHT = 1;

  private final Map<String, Map<Sku, Integer>> weights = new HashMap<>();

  SearchIndex(Collection<Product> products) {
    for (Product product : products) {
      for (String word : words(product.name())) {
        add(word, product.sku(), NAME_WEIGHT);
      }
      for (String tag : product.tags()) {
        add(tag.toLowerCase(Locale.ROOT), product.sku(), TAG_WEIGHT);
      }
    }
  }

  private void add(String word, Sku sku, int weight) {
    weights.computeIfAbsent(word, w -> new HashMap<>()).merge(sku, weight, Integer::sum);
  }

  /** The articles that hold every word, with the sum of their weights. */
  Map<Sku, Integer> search(String text) {
    Map<Sku, Integer> found = null;
    for (String word : words(text)) {
      Map<Sku, Integer> hits = weights.getOrDefault(word, Map.of());
      if (found == null) {
        found = new HashMap<>(hits);
      } else {
        found.keySet().retainAll(hits.keySet());
        found.replaceAll((sku, weight) -> weight + hits.get(sku));
      }
    }
    return found == null ? Map.of() : found;
  }

  private static String[] words(String text) {
    return NO_LETTER.split(text.toLowerCase(Locale.ROOT).trim());
  }
}
