package com.example.shop.cli;

import com.example.shop.catalog.CatalogInfo;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The shop on the command line. */
@Command(
    name = "shop",
    description = "Looks up articles, works out prices and keeps orders.",
    mixinStandardHelpOptions = true,
    versionProvider = ShopCli.Version.class,
    subcommands = {ProductsCommand.class, QuoteCommand.class, OrderCommand.class})
public final class ShopCli implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return CommandLine.ExitCode.USAGE;
  }

  /** The command line with its subcommands and error handling. */
  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new ShopCli());
    line.registerConverter(com.example.shop.api.OrderLine.class, LineConverter::parse);
    line.setExecutionExceptionHandler(
        (e, command, result) -> {
          command.getErr().println("shop: " + e.getMessage());
          return CommandLine.ExitCode.SOFTWARE;
        });
    return line;
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /** Which catalogue is inside. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      CatalogInfo info = CatalogInfo.load();
      return new String[] {"shop " + info.version() + " (" + info.edition() + ")"};
    }
  }
}
