package com.example.shop.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.shop.api.Money;
import com.example.shop.api.Order;
import com.example.shop.api.OrderLine;
import com.example.shop.api.Sku;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShopJsonTest {
  private final ShopJson json = new ShopJson();

  @Test
  void anOrderComesBackAsItWas() throws IOException {
    Order order =
        new Order(
            7, "ada", List.of(new OrderLine(new Sku("BO-0001"), 2)), Money.parse("16.91 EUR"));
    byte[] written = json.write(order);
    assertEquals(
        "{\"number\":7,\"customer\":\"ada\",\"lines\":[{\"sku\":\"BO-0001\",\"quantity\":2}],"
            + "\"total\":\"16.91 EUR\"}",
        new String(written, StandardCharsets.UTF_8));
    assertEquals(order, json.read(new ByteArrayInputStream(written), Order.class));
  }

  @Test
  void unknownFieldsAreRefused() {
    byte[] text = "{\"sku\":\"BO-0001\",\"quantity\":1,\"x\":1}".getBytes(StandardCharsets.UTF_8);
    assertThrows(
        IOException.class, () -> json.read(new ByteArrayInputStream(text), OrderLine.class));
  }
}
