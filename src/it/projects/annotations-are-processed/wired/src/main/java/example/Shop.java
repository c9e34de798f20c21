package example;

import dagger.Component;

@Component(modules = Tills.class)
interface Shop {
  Counter counter();

  static Shop open() {
    return DaggerShop.create();
  }
}
