package com.example.shop.storage;

import com.example.shop.api.Money;
import com.example.shop.api.Order;
import com.example.shop.api.OrderLine;
import com.example.shop.api.OrderStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A snapshot and a journal in one folder; the journal is folded in when it grows long. */
public final class FileOrderStore implements OrderStore {
  /** Orders in the journal before a new snapshot is written. */
  static final int JOURNAL_LIMIT = 256;

  private final Path snapshot;
  private final Journal journal;
  private final TreeMap<Long, Order> orders = new TreeMap<>();
  private int inJournal;

  public FileOrderStore(Path folder) throws IOException {
    Files.createDirectories(folder);
    snapshot = folder.resolve("orders.snapshot");
    journal = new Journal(folder.resolve("orders.journal"));
    if (Files.exists(snapshot)) {
      for (String line : Files.readAllLines(snapshot, StandardCharsets.UTF_8)) {
        keep(OrderCodec.decode(line));
      }
    }
    for (Order order : journal.read()) {
      keep(order);
      inJournal++;
    }
  }

  private void keep(Order order) {
    orders.put(order.number(), order);
  }

  @Override
  public synchronized Order add(String customer, List<OrderLine> lines, Money total)
      throws IOException {
    long number = orders.isEmpty() ? 1 : orders.lastKey() + 1;
    Order order = new Order(number, customer, lines, total);
    journal.append(order);
    keep(order);
    if (++inJournal >= JOURNAL_LIMIT) {
      writeSnapshot();
    }
    return order;
  }

  private void writeSnapshot() throws IOException {
    Path next = snapshot.resolveSibling("orders.snapshot.next");
    Files.write(next, orders.values().stream().map(OrderCodec::encode).toList());
    Files.move(
        next, snapshot, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    journal.clear();
    inJournal = 0;
  }

  @Override
  public synchronized Optional<Order> find(long number) {
    return Optional.ofNullable(orders.get(number));
  }

  @Override
  public synchronized List<Order> ofCustomer(String customer) {
    return orders.values().stream().filter(o -> o.customer().equals(customer)).toList();
  }

  @Override
  public synchronized int size() {
    return orders.size();
  }

  @Override
  public synchronized void close() throws IOException {
    journal.close();
  }
}
