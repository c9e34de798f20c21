package com.example.shop.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class MoneyTest {
  @Test
  void printsWhatItParsed() {
    assertEquals("12.50 EUR", Money.parse("12.50 EUR").toString());
    assertEquals("1200 JPY", Money.parse("1200 JPY").toString());
  }

  @Test
  void roundsHalfEven() {
    assertEquals(Money.parse("0.02 EUR"), Money.parse("0.25 EUR").percent(new BigDecimal("10")));
    assertEquals(Money.parse("0.04 EUR"), Money.parse("0.35 EUR").percent(new BigDecimal("10")));
  }

  @Test
  void doesNotMixCurrencies() {
    Money euro = Money.parse("1 EUR");
    Money yen = Money.parse("1 JPY");
    assertThrows(IllegalArgumentException.class, () -> euro.plus(yen));
  }

  @Test
  void overflowIsAnError() {
    Money much = new Money(Long.MAX_VALUE, Money.parse("1 EUR").currency());
    assertThrows(ArithmeticException.class, () -> much.times(2));
  }
}
