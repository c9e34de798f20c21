package com.example.shop.pricing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.shop.api.Catalog;
import com.example.shop.api.Category;
import com.example.shop.api.Money;
import com.example.shop.api.OrderLine;
import com.example.shop.api.Product;
import com.example.shop.api.Quote;
import com.example.shop.api.Sku;
import com.example.shop.api.ValidationException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BasketPricerTest {
  private static final Sku BOOK = new Sku("BO-0001");
  private static final Sku VICE = new Sku("TO-0005");

  private final BasketPricer pricer =
      new BasketPricer(
          new TwoArticles(
              new Product(BOOK, "A book", Category.BOOK, Money.parse("10.00 EUR"), Set.of()),
              new Product(VICE, "A vice", Category.TOOL, Money.parse("50.00 EUR"), Set.of())),
          DiscountRules.usual());

  @Test
  void aSmallOrderHasTaxOnly() {
    Quote quote = pricer.quote(List.of(new OrderLine(BOOK, 1)));
    assertTrue(quote.discounts().isEmpty());
    assertEquals("10.70 EUR", quote.total().toString());
  }

  @Test
  void discountsAddUp() {
    Quote quote = pricer.quote(List.of(new OrderLine(BOOK, 3), new OrderLine(VICE, 2)));
    assertEquals(2, quote.discounts().size());
    assertEquals("130.00 EUR", quote.goods().toString());
    assertEquals("141.60 EUR", quote.total().toString());
  }

  @Test
  void linesOfOneArticleCountTogether() {
    Quote quote = pricer.quote(List.of(new OrderLine(BOOK, 1), new OrderLine(BOOK, 2)));
    assertEquals("three books or more", quote.discounts().get(0).reason());
  }

  @Test
  void anUnknownArticleIsNamed() {
    ValidationException e =
        assertThrows(
            ValidationException.class,
            () -> pricer.quote(List.of(new OrderLine(new Sku("XX-9999"), 1))));
    assertEquals("sku XX-9999 is not on sale", e.getMessage());
  }

  private record TwoArticles(Product one, Product two) implements Catalog {
    @Override
    public Optional<Product> find(Sku sku) {
      return all().stream().filter(product -> product.sku().equals(sku)).findFirst();
    }

    @Override
    public List<Product> all() {
      return List.of(one, two);
    }

    @Override
    public List<Product> search(String words) {
      return all();
    }
  }
}
