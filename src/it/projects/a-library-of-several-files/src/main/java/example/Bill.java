package example;

import example.api.Price;

class Bill {
  Object total(Price price) {
    return price.cents();
  }
}
