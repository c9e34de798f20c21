package com.example.shop.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.shop.api.Money;
import com.example.shop.api.Order;
import com.example.shop.api.OrderLine;
import com.example.shop.api.Sku;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOrderStoreTest {
  private static final List<OrderLine> LINES =
      List.of(new OrderLine(new Sku("BO-0001"), 2), new OrderLine(new Sku("FO-0002"), 1));
  private static final Money TOTAL = Money.parse("19.99 EUR");

  @TempDir Path folder;

  @Test
  void ordersSurviveARestart() throws IOException {
    Order order;
    try (FileOrderStore store = new FileOrderStore(folder)) {
      order = store.add("Ada | Countess", LINES, TOTAL);
    }
    try (FileOrderStore store = new FileOrderStore(folder)) {
      assertEquals(order, store.find(1).orElseThrow());
      assertEquals(List.of(order), store.ofCustomer("Ada | Countess"));
    }
  }

  @Test
  void aLineCutShortIsForgottenAndTheRestKept() throws IOException {
    try (FileOrderStore store = new FileOrderStore(folder)) {
      store.add("ada", LINES, TOTAL);
    }
    Files.writeString(folder.resolve("orders.journal"), "3f2a|2|bo", StandardOpenOption.APPEND);
    try (FileOrderStore store = new FileOrderStore(folder)) {
      assertEquals(1, store.size());
    }
  }

  @Test
  void aLongJournalBecomesASnapshot() throws IOException {
    try (FileOrderStore store = new FileOrderStore(folder)) {
      for (int i = 0; i <= FileOrderStore.JOURNAL_LIMIT; i++) {
        store.add("c" + i, LINES, TOTAL);
      }
    }
    assertTrue(Files.size(folder.resolve("orders.snapshot")) > 0);
    assertEquals(1, Files.readAllLines(folder.resolve("orders.journal")).size());
    try (FileOrderStore store = new FileOrderStore(folder)) {
      assertEquals(FileOrderStore.JOURNAL_LIMIT + 1, store.size());
    }
  }
}
