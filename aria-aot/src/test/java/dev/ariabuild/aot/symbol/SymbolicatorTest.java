package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which frames of a text come back, and which texts are refused. */
class SymbolicatorTest extends BundleCase {
  @Test
  void framesInAllTheFormsThatLogsHaveComeBackAndAllElseStays() throws Exception {
    Mapping mapping = mapping(42);
    String id = mapping.id().sourceFile();
    String bundle = bundle("b.tar.xz", mapping).toString();
    String text =
        """
        2026-01-01 ERROR [main] failed – über \u00e4
        java.lang.Error: x
        \tat p.A.f(ID:1)
        \tat app//p.A.f(ID:1) ~[a.jar:1.0]
        \tat app/m@1.0/p.A.f(ID:1)\r
        \tat java.base/java.lang.Thread.run(Thread.java:840)
        Caused by: java.lang.Error: at last
        \t\tat p.A.f(ID)
        \t... 3 more
        \tSuppressed: java.lang.Error
        {"stack":"java.lang.Error\\n\\tat p.A.f(ID:1)\\n\\tat p.A.f(ID:1)\\n"}
        no frame: (aria-sauce.kt:3) (aria-) p.A.f(Main.java:1)
        the end, with no line end""";
    String expected =
        text.replace("ID:1)", "A.java:42)").replace("ID)", "A.java)").replace("(aria-)", "aria");
    assertEquals(expected, symbolicate(text.replace("(aria-)", "aria").replace("ID", id), bundle));
  }

  @Test
  void bytesThatAreNoTextStay() throws Exception {
    Mapping mapping = mapping(7);
    Path bundle = bundle("b.tar.xz", mapping);
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    for (int i = 0; i < 256; i++) {
      before.write(i);
    }
    Path file = work.resolve("binary");
    before.write(("\nat p.A.f(" + mapping.id() + ":1)\n").getBytes(StandardCharsets.UTF_8));
    Files.write(file, before.toByteArray());
    ByteArrayOutputStream after = new ByteArrayOutputStream();
    Symbolicator.run(file, SymbolPlaces.of(List.of(bundle.toString())), after);
    assertEquals(
        "\nat p.A.f(A.java:7)\n",
        after
            .toString(StandardCharsets.UTF_8)
            .substring(after.toString(StandardCharsets.UTF_8).lastIndexOf("\nat")));
    assertEquals(
        -1,
        Arrays.mismatch(
            Arrays.copyOf(before.toByteArray(), 256), Arrays.copyOf(after.toByteArray(), 256)));
  }

  @Test
  void aBundleOfAnotherBuildIsRefusedByItsId() throws Exception {
    String bundle = bundle("b.tar.xz", mapping(1)).toString();
    String id = mapping(2).id().sourceFile();
    AotException e = refused(AotProblem.TRACE_OF_OTHER_BUILD, "at p.A.f(" + id + ":1)\n", bundle);
    assertTrue(e.text().contains(id), e.text());
    assertTrue(e.text().contains("b.tar.xz (shop 1.0)"), e.text());
  }

  @Test
  void aTraceOfTwoBuildsNeedsTheSymbolsOfBoth() throws Exception {
    String one = bundle("1.tar.xz", mapping(1)).toString();
    String two = bundle("2.tar.xz", mapping(2)).toString();
    String trace = "at p.A.f(" + mapping(1).id() + ":1)\nat p.A.f(" + mapping(2).id() + ":1)\n";
    AotException e = refused(AotProblem.TRACE_OF_MORE_BUILDS, trace, one);
    assertTrue(e.text().contains(mapping(2).id().sourceFile()), e.text());
    assertEquals("at p.A.f(A.java:1)\nat p.A.f(A.java:2)\n", symbolicate(trace, one, two));
  }

  @Test
  void aGarbledTraceIsRefusedWithTheLine() throws Exception {
    String bundle = bundle("b.tar.xz", mapping(1)).toString();
    String id = mapping(1).id().sourceFile();
    String good = "at p.A.f(" + id + ":1)\n";
    for (String bad :
        List.of(
            "at p.A.f(" + id + ":9)",
            "at p.A.h(" + id + ":1)",
            "at p.C.f(" + id + ":1)",
            "at (" + id + ":1)",
            "at p.A.f(" + id + ":1",
            "at p.A.f(" + id.substring(0, 12),
            "at p.A.f(" + id.substring(0, 12) + ":1)",
            "at p.A.f(" + id + ":123456)")) {
      AotException e = refused(AotProblem.TRACE_GARBLED, good + bad + "\n" + good, bundle);
      assertTrue(e.text().startsWith("line 2 of "), e.text());
    }
  }

  @Test
  void aTraceOfNoStrippedBuildAndAMissingFileAreErrors() throws Exception {
    String bundle = bundle("b.tar.xz", mapping(1)).toString();
    refused(AotProblem.TRACE_OF_NO_BUILD, "at p.A.f(A.java:1)\n", bundle);
    refused(AotProblem.TRACE_OF_NO_BUILD, "", bundle);
    AotException e =
        assertThrows(
            AotException.class,
            () ->
                Symbolicator.run(
                    work.resolve("none"),
                    SymbolPlaces.of(List.of(bundle)),
                    new ByteArrayOutputStream()));
    assertEquals(AotProblem.NO_TRACE, e.problem());
    refused(AotProblem.NO_SYMBOLS, "", work.resolve("none").toString());
    refused(AotProblem.NO_SYMBOLS, "", "\0");
  }
}
