package example;

class Shop {
  Order order() {
    return ImmutableOrder.builder()
        .name("first")
        .addLines(ImmutableLine.builder().quantity(2).price(Money.of("EUR", 5)).build())
        .build();
  }

  CarForm form(Car car) {
    return new CarMapperImpl().map(car);
  }
}
