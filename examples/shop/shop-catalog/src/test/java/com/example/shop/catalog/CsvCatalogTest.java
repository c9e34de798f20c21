package com.example.shop.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.shop.api.Product;
import com.example.shop.api.Sku;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvCatalogTest {
  private final CsvCatalog catalog = CsvCatalog.shipped();

  @Test
  void shipsFortyArticles() {
    assertEquals(40, catalog.all().size());
    assertEquals("Rye flour", catalog.find(new Sku("FO-0001")).orElseThrow().name());
  }

  @Test
  void aNameCountsMoreThanATag() {
    List<Product> found = catalog.search("garden");
    assertEquals("Garden line", found.get(0).name());
    assertEquals(10, found.size());
  }

  @Test
  void everyWordMustMatch() {
    assertEquals(1, catalog.search("flour rye").size());
    assertTrue(catalog.search("flour hammer").isEmpty());
  }

  @Test
  void twoArticlesNeverShareANumber() {
    Product product = catalog.all().get(0);
    assertThrows(
        IllegalArgumentException.class, () -> new CsvCatalog(List.of(product, product)));
  }

  @Test
  void theBuildFilledInTheVersion() {
    CatalogInfo info = CatalogInfo.load();
    assertFalse(info.version().contains("$"), info.version());
    assertTrue(info.edition().startsWith("shop-catalog "), info.edition());
  }
}
