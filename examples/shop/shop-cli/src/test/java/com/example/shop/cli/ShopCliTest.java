package com.example.shop.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ShopCliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... args) {
    CommandLine line = ShopCli.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(args);
  }

  @Test
  void listsWhatWasSearched() {
    assertEquals(0, run("products", "rye", "flour"));
    assertTrue(out.toString().startsWith("FO-0001  Rye flour"), out.toString());
    assertEquals(1, run("products", "nothing-like-it"));
  }

  @Test
  void quotesWithDiscount() {
    assertEquals(0, run("quote", "BO-0001*3"));
    assertTrue(out.toString().contains("three books or more"), out.toString());
  }

  @Test
  void ordersAreNumbered(@TempDir Path data) {
    assertEquals(0, run("order", "--customer", "ada", "--data", data.toString(), "BO-0001"));
    assertEquals(0, run("order", "--customer", "ada", "--data", data.toString(), "FO-0003*2"));
    assertTrue(out.toString().contains("order 2: "), out.toString());
  }

  @Test
  void badArticlesAreNamed() {
    assertEquals(2, run("quote", "book"));
    assertTrue(err.toString().contains("AB-1234, not book"), err.toString());
    assertEquals(1, run("quote", "ZZ-0001"));
    assertTrue(err.toString().contains("ZZ-0001 is not on sale"), err.toString());
  }
}
