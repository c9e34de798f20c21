package com.example.shop.storage;

import com.example.shop.api.Money;
import com.example.shop.api.Order;
import com.example.shop.api.OrderLine;
import com.example.shop.api.Sku;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** One order as one line of text with a checksum in front. */
final class OrderCodec {
  private OrderCodec() {}

  static String encode(Order order) {
    String body =
        order.number()
            + "|"
            + URLEncoder.encode(order.customer(), StandardCharsets.UTF_8)
            + "|"
            + order.lines().stream()
                .map(line -> line.sku() + "*" + line.quantity())
                .collect(Collectors.joining(","))
            + "|"
            + order.total();
    return checksum(body) + "|" + body;
  }

  /** @throws CorruptRecordException if the checksum does not fit */
  static Order decode(String line) throws CorruptRecordException {
    int bar = line.indexOf('|');
    if (bar < 0 || !checksum(line.substring(bar + 1)).equals(line.substring(0, bar))) {
      throw new CorruptRecordException("the checksum does not fit: " + line);
    }
    String[] cells = line.substring(bar + 1).split("\\|");
    List<OrderLine> lines = Arrays.stream(cells[2].split(",")).map(OrderCodec::line).toList();
    return new Order(
        Long.parseLong(cells[0]),
        URLDecoder.decode(cells[1], StandardCharsets.UTF_8),
        lines,
        Money.parse(cells[3]));
  }

  private static OrderLine line(String text) {
    int star = text.indexOf('*');
    return new OrderLine(
        new Sku(text.substring(0, star)), Integer.parseInt(text.substring(star + 1)));
  }

  private static String checksum(String body) {
    CRC32 crc = new CRC32();
    crc.update(body.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
