package com.example.shop.storage;

import com.example.shop.api.Order;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Orders since the last snapshot, appended and forced to disk one by one. */
final class Journal implements AutoCloseable {
  private final Path file;
  private FileChannel channel;

  Journal(Path file) throws IOException {
    this.file = file;
    this.channel = open();
  }

  private FileChannel open() throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  void append(Order order) throws IOException {
    ByteBuffer line =
        ByteBuffer.wrap((OrderCodec.encode(order) + "\n").getBytes(StandardCharsets.UTF_8));
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(false);
  }

  /** The orders up to the first line that a crash cut short. */
  List<Order> read() throws IOException {
    List<Order> orders = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      try {
        orders.add(OrderCodec.decode(line));
      } catch (CorruptRecordException e) {
        break;
      }
    }
    return orders;
  }

  void clear() throws IOException {
    channel.close();
    Files.deleteIfExists(file);
    channel = open();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
