package com.example.shop.cli;

import com.example.shop.api.OrderLine;
import com.example.shop.api.Quote;
import com.example.shop.catalog.CsvCatalog;
import com.example.shop.json.ShopJson;
import com.example.shop.pricing.BasketPricer;
import com.example.shop.pricing.DiscountRules;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Works out a price. */
@Command(
    name = "quote",
    description = "Works out what some articles cost.",
    mixinStandardHelpOptions = true)
final class QuoteCommand implements Callable<Integer> {
  @Parameters(arity = "1..*", paramLabel = "SKU[*N]", description = "articles, such as BO-0001*3")
  private List<OrderLine> lines;

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Quote quote = new BasketPricer(CsvCatalog.shipped(), DiscountRules.usual()).quote(lines);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ShopJson().pretty(quote));
      return 0;
    }
    out.printf("goods %20s%n", quote.goods());
    for (Quote.Discount discount : quote.discounts()) {
      out.printf("less  %20s  %s%n", discount.amount(), discount.reason());
    }
    out.printf("tax   %20s%n", quote.tax());
    out.printf("total %20s%n", quote.total());
    return 0;
  }
}
