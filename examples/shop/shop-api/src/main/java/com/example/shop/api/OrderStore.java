package com.example.shop.api;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Keeps orders over restarts. */
public interface OrderStore extends AutoCloseable {
  /** Gives the order its number and keeps it. */
  Order add(String customer, List<OrderLine> lines, Money total) throws IOException;

  Optional<Order> find(long number);

  List<Order> ofCustomer(String customer);

  int size();

  @Override
  void close() throws IOException;
}
