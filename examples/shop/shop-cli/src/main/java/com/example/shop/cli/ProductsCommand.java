package com.example.shop.cli;

import com.example.shop.api.Product;
import com.example.shop.catalog.CsvCatalog;
import com.example.shop.json.ShopJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists articles. */
@Command(
    name = "products",
    description = "Lists articles, all or those that hold every word.",
    mixinStandardHelpOptions = true)
final class ProductsCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "WORD", description = "words of the name or the tags")
  private List<String> words = List.of();

  @Option(names = "--json", description = "print JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    CsvCatalog catalog = CsvCatalog.shipped();
    List<Product> found =
        words.isEmpty() ? catalog.all() : catalog.search(String.join(" ", words));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(new ShopJson().pretty(found));
    } else {
      for (Product product : found) {
        out.printf("%s  %-24s %12s%n", product.sku(), product.name(), product.price());
      }
    }
    return found.isEmpty() ? 1 : 0;
  }
}
