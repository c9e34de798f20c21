package example;

import example.api.Price;

class Rounding {
  int digits() {
    return Price.DIGITS;
  }
}
