package example;

import example.api.Price;

class Gift {
  Price price = new Price(0);

  Runnable wrapped() {
    return new Runnable() {
      @Override
      public void run() {}
    };
  }
}
