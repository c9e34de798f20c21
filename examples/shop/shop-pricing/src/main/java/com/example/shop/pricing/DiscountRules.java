package com.example.shop.pricing;

import com.example.shop.api.Category;
import com.example.shop.api.Money;
import com.example.shop.api.Quote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The rules that the shop uses. */
public final class DiscountRules {
  private static final BigDecimal FIVE = new BigDecimal("5");
  private static final BigDecimal TEN = new BigDecimal("10");
  private static final int MANY_BOOKS = 3;

  private DiscountRules() {}

  public static List<DiscountRule> usual() {
    return List.of(manyBooks(), bigOrder(Money.parse("100.00 EUR")));
  }

  /** Ten percent off books from three books on. */
  static DiscountRule manyBooks() {
    return (basket, goods) -> {
      Money books = Money.zero(goods.currency());
      int count = 0;
      for (var entry : basket.entrySet()) {
        if (entry.getKey().category() == Category.BOOK) {
          books = books.plus(entry.getKey().price().times(entry.getValue()));
          count += entry.getValue();
        }
      }
      return count < MANY_BOOKS
          ? Optional.empty()
          : Optional.of(new Quote.Discount("three books or more", books.percent(TEN)));
    };
  }

  /** Five percent off everything above a limit. */
  static DiscountRule bigOrder(Money limit) {
    return (basket, goods) ->
        goods.compareTo(limit) < 0
            ? Optional.empty()
            : Optional.of(new Quote.Discount("order of " + limit + " or more", goods.percent(FIVE)));
  }
}
