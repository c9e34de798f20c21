package com.example.shop.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class ValidationTest {
  @Test
  void anOrderNeedsALine() {
    Money money = Money.parse("1 EUR");
    ValidationException e =
        assertThrows(ValidationException.class, () -> new Order(1, "ada", List.of(), money));
    assertEquals("lines", e.field());
  }

  @Test
  void quantitiesHaveLimits() {
    Sku sku = new Sku("BO-0001");
    assertThrows(ValidationException.class, () -> new OrderLine(sku, 0));
    assertThrows(ValidationException.class, () -> new OrderLine(sku, 1000));
    assertEquals(999, new OrderLine(sku, 999).quantity());
  }

  @Test
  void articleNumbersHaveAForm() {
    assertThrows(IllegalArgumentException.class, () -> new Sku("book"));
  }
}
