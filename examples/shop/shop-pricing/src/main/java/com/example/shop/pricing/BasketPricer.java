package com.example.shop.pricing;

import com.example.shop.api.Catalog;
import com.example.shop.api.Money;
import com.example.shop.api.OrderLine;
import com.example.shop.api.PriceService;
import com.example.shop.api.Product;
import com.example.shop.api.Quote;
import com.example.shop.api.ValidationException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prices of the catalogue, less discounts, plus tax by category. */
public final class BasketPricer implements PriceService {
  private final Catalog catalog;
  private final List<DiscountRule> rules;

  public BasketPricer(Catalog catalog, List<DiscountRule> rules) {
    this.catalog = catalog;
    this.rules = List.copyOf(rules);
  }

  @Override
  public Quote quote(List<OrderLine> lines) {
    if (lines.isEmpty()) {
      throw new ValidationException("lines", "must not be empty");
    }
    Map<Product, Integer> basket = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      Product product =
          catalog
              .find(line.sku())
              .orElseThrow(() -> new ValidationException("sku", line.sku() + " is not on sale"));
      basket.merge(product, line.quantity(), Integer::sum);
    }
    Money goods = null;
    Money tax = null;
    for (Map.Entry<Product, Integer> entry : basket.entrySet()) {
      Money price = entry.getKey().price().times(entry.getValue());
      Money share = price.percent(entry.getKey().category().taxPercent());
      goods = goods == null ? price : goods.plus(price);
      tax = tax == null ? share : tax.plus(share);
    }
    Money sum = goods;
    List<Quote.Discount> discounts =
        rules.stream().flatMap(rule -> rule.apply(basket, sum).stream()).toList();
    Money total = sum;
    for (Quote.Discount discount : discounts) {
      total = total.minus(discount.amount());
    }
    return new Quote(sum, discounts, tax, total.plus(tax));
  }
}
