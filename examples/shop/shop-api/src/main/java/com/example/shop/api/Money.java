package com.example.shop.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;

/** An exact amount in one currency, held in its minor unit (cents). */
public record Money(long minor, Currency currency) implements Comparable<Money> {
  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  /** Parses forms such as {@code 12.50 EUR}. */
  public static Money parse(String text) {
    String[] parts = text.trim().split("\\s+");
    if (parts.length != 2) {
      throw new IllegalArgumentException("an amount is written as '12.50 EUR', not '" + text + "'");
    }
    Currency currency = Currency.getInstance(parts[1]);
    BigDecimal major = new BigDecimal(parts[0]);
    return new Money(
        major.movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  public Money minus(Money other) {
    requireSameCurrency(other);
    return new Money(Math.subtractExact(minor, other.minor), currency);
  }

  public Money times(int quantity) {
    return new Money(Math.multiplyExact(minor, (long) quantity), currency);
  }

  /** This share of the amount, rounded half even. */
  public Money percent(BigDecimal percent) {
    BigDecimal share = BigDecimal.valueOf(minor).multiply(percent).movePointLeft(2);
    return new Money(share.setScale(0, RoundingMode.HALF_EVEN).longValueExact(), currency);
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("cannot mix " + currency + " and " + other.currency);
    }
  }

  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return Long.compare(minor, other.minor);
  }

  @Override
  public String toString() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString()
        + " "
        + currency.getCurrencyCode();
  }
}
