package com.example.shop.cli;

import com.example.shop.api.Order;
import com.example.shop.api.OrderLine;
import com.example.shop.catalog.CsvCatalog;
import com.example.shop.pricing.BasketPricer;
import com.example.shop.pricing.DiscountRules;
import com.example.shop.storage.FileOrderStore;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Orders something. */
@Command(
    name = "order",
    description = "Orders articles and prints the number of the order.",
    mixinStandardHelpOptions = true)
final class OrderCommand implements Callable<Integer> {
  @Option(names = "--data", defaultValue = "shop-data", description = "folder of the orders")
  private Path data;

  @Option(names = "--customer", required = true, description = "who orders")
  private String customer;

  @Parameters(arity = "1..*", paramLabel = "SKU[*N]", description = "articles, such as BO-0001*3")
  private List<OrderLine> lines;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    BasketPricer pricer = new BasketPricer(CsvCatalog.shipped(), DiscountRules.usual());
    try (FileOrderStore store = new FileOrderStore(data)) {
      Order order = store.add(customer, lines, pricer.quote(lines).total());
      spec.commandLine().getOut().printf("order %d: %s%n", order.number(), order.total());
    }
    return 0;
  }
}
