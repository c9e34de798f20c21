package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

class BundleTest {
  private static final Instant TIME = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir Path work;

  private static Mapping mapping(int line) {
    MappingWriter writer = new MappingWriter();
    var lines = writer.begin("p.A", "A.java").orElseThrow();
    var f = lines.method("f");
    f.add(f.next(), "void f()", line);
    lines.commit();
    return writer.finish();
  }

  private static BundleWriter writer(Mapping... mappings) {
    List<BundleIndex.File> files = new ArrayList<>();
    for (Mapping mapping : mappings) {
      files.add(
          new BundleIndex.File(
              "lib/" + files.size() + ".jar",
              "0".repeat(64),
              5,
              mapping.id().sourceFile(),
              mapping.id().path(),
              ""));
    }
    files.add(new BundleIndex.File("lib/signed.jar", "1".repeat(64), 6, "", "", "it is signed"));
    BundleWriter writer = new BundleWriter(new BundleIndex("shop", "1.0", "linux-x86_64", files));
    List.of(mappings).forEach(writer::add);
    return writer;
  }

  private Path bundle(String name, Mapping... mappings) throws Exception {
    Path file = work.resolve(name);
    writer(mappings).write(file, TIME);
    return file;
  }

  private Path trace(String text) throws Exception {
    return Files.writeString(work.resolve("trace.txt"), text);
  }

  private String symbolicate(String trace, String... symbols) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Symbolicator.run(trace(trace), SymbolPlaces.of(List.of(symbols)), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private AotException refused(AotProblem problem, String trace, String... symbols) {
    AotException e = assertThrows(AotException.class, () -> symbolicate(trace, symbols));
    assertEquals(problem, e.problem(), e.text());
    return e;
  }

  @Test
  void equalContentGivesEqualBytesAndTheNamesAreDigests() throws Exception {
    Path one = bundle("1.tar.xz", mapping(1), mapping(2));
    Path two = bundle("2.tar.xz", mapping(1), mapping(2));
    assertEquals(-1, Files.mismatch(one, two));
    List<String> names = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(one));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        assertEquals(TIME, e.getLastModifiedTime().toInstant());
        assertEquals(0, e.getLongUserId());
        if (e.isFile()) {
          names.add(e.getName());
        }
      }
    }
    BundleIndex index = new BundleFile(one).index();
    assertEquals("bundles/" + index.id() + ".json", names.get(0));
    assertEquals(
        Set.of(mapping(1).id().path(), mapping(2).id().path()),
        Set.copyOf(names.subList(1, names.size())));
    assertEquals(3, index.files().size());
    assertEquals("it is signed", index.files().get(2).note());
  }

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

  @Test
  void aTruncatedOrDamagedBundleIsRefusedWhereverItIsCut() throws Exception {
    byte[] whole = Files.readAllBytes(bundle("b.tar.xz", mapping(1)));
    Path bad = work.resolve("bad.tar.xz");
    String trace = "at p.A.f(" + mapping(1).id() + ":1)\n";
    for (int length = 0; length < whole.length; length += 1 + whole.length / 50) {
      Files.write(bad, Arrays.copyOf(whole, length));
      refused(AotProblem.UNREADABLE_SYMBOLS, trace, bad.toString());
    }
    Files.write(bad, Arrays.copyOf(whole, whole.length - 1));
    refused(AotProblem.UNREADABLE_SYMBOLS, trace, bad.toString());
    for (int at = 0; at < whole.length; at += 1 + whole.length / 50) {
      byte[] changed = whole.clone();
      changed[at] ^= 0x20;
      Files.write(bad, changed);
      refused(AotProblem.UNREADABLE_SYMBOLS, trace, bad.toString());
    }
  }

  @Test
  void linksAndNamesThatLeadOutOfABundleAreNotFollowed() throws Exception {
    Path outside = Files.write(work.resolve("outside.txt"), mapping(1).text());
    Path bad = work.resolve("bad.tar.xz");
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(
            new XZOutputStream(Files.newOutputStream(bad), new LZMA2Options(0)))) {
      TarArchiveEntry link = new TarArchiveEntry(mapping(1).id().path(), TarConstants.LF_SYMLINK);
      link.setLinkName(outside.toString());
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
      TarArchiveEntry up = new TarArchiveEntry("../../escaped.txt", true);
      up.setSize(1);
      tar.putArchiveEntry(up);
      tar.write('x');
      tar.closeArchiveEntry();
    }
    String trace = "at p.A.f(" + mapping(1).id() + ":1)\n";
    refused(AotProblem.UNREADABLE_SYMBOLS, trace, bad.toString());
    assertFalse(Files.exists(work.resolve("../../escaped.txt").normalize()));
  }

  @Test
  void manyBundlesUnpackedIntoOneFolderAreServedByAPlainWebServer() throws Exception {
    Path root = Files.createDirectory(work.resolve("www"));
    unpack(bundle("1.tar.xz", mapping(1)), root);
    unpack(bundle("2.tar.xz", mapping(2)), root);
    HttpServer server = serve(root);
    try {
      String address = "http://localhost:" + server.getAddress().getPort();
      String trace = "at p.A.f(" + mapping(1).id() + ":1)\nat p.A.f(" + mapping(2).id() + ":1)\n";
      String expected = "at p.A.f(A.java:1)\nat p.A.f(A.java:2)\n";
      assertEquals(expected, symbolicate(trace, address));
      assertEquals(expected, symbolicate(trace, address + "/"));
      assertEquals(expected, symbolicate(trace, root.toString()));
      refused(AotProblem.TRACE_OF_OTHER_BUILD, "at p.A.f(" + mapping(3).id() + ":1)\n", address);
      Path served = root.resolve(mapping(2).id().path());
      byte[] text = Files.readAllBytes(served);
      Files.write(served, Arrays.copyOf(text, text.length - 1));
      refused(AotProblem.UNREADABLE_SYMBOLS, trace, address);
      Files.write(served, mapping(1).text());
      refused(AotProblem.UNREADABLE_SYMBOLS, trace, address);
    } finally {
      server.stop(0);
    }
    refused(
        AotProblem.UNREADABLE_SYMBOLS,
        "at p.A.f(" + mapping(1).id() + ":1)\n",
        "http://localhost:" + server.getAddress().getPort());
  }

  /** A web server that knows nothing but files. */
  private static HttpServer serve(Path root) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
          boolean found = Files.isRegularFile(file);
          byte[] answer = found ? Files.readAllBytes(file) : new byte[] {'?'};
          exchange.sendResponseHeaders(found ? 200 : 404, answer.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(answer);
          }
        });
    server.start();
    return server;
  }

  private static void unpack(Path bundle, Path root) throws Exception {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(bundle));
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(in))) {
      for (TarArchiveEntry e = tar.getNextEntry(); e != null; e = tar.getNextEntry()) {
        Path target = root.resolve(e.getName());
        if (e.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.copy(tar, target);
        }
      }
    }
  }
}
