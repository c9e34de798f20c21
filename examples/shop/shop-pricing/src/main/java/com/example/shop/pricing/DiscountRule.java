package com.example.shop.pricing;

import com.example.shop.api.Money;
import com.example.shop.api.Product;
import com.example.shop.api.Quote;
import java.util.Map;
import java.util.Optional;

/** One reason to give something off. */
@FunctionalInterface
public interface DiscountRule {
  Optional<Quote.Discount> apply(Map<Product, Integer> basket, Money goods);
}
