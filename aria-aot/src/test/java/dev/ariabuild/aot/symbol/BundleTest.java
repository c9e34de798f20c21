package dev.ariabuild.aot.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.sun.net.httpserver.HttpServer;
import dev.ariabuild.aot.AotProblem;
import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZInputStream;
import org.tukaani.xz.XZOutputStream;

/** What a bundle is made of, and how it may be damaged. */
class BundleTest extends BundleCase {
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
