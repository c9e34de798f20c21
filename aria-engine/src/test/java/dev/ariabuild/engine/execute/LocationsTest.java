package dev.ariabuild.engine.execute;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LocationsTest {
  private static final Locations HERE = at("/work/top");
  private static final Locations THERE = at("/elsewhere");

  private static Locations at(String root) {
    return Locations.of(List.of("root", "module"), List.of(Path.of(root), Path.of(root + "/m")));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> abstracted(String text) {
    return HERE.abstracted(bytes(text)).map(b -> new String(b, StandardCharsets.UTF_8));
  }

  @Test
  void pathsBecomeTokensTheLongestFirst() {
    assertEquals(
        Optional.of("a={aria:module}/x b={aria:root}/y c=file:{aria:root}\n"),
        abstracted("a=/work/top/m/x b=/work/top/y c=file:/work/top\n"));
    assertArrayEquals(
        bytes("in /elsewhere/m/x"),
        THERE.concrete(HERE.abstracted(bytes("in /work/top/m/x")).orElseThrow()));
  }

  @Test
  void aPathThatOnlyBeginsOrEndsSoIsNotReplaced() {
    for (String text :
        List.of(
            "/work/top2/x",
            "/work/top-2",
            "/work/top.bak",
            "/work/top+1",
            "/work/top~",
            "/work/top\u00e9",
            "/a/work/top",
            "x/work/top/y",
            "../work/top",
            "~/work/top",
            "\u00e9/work/top")) {
      assertEquals(Optional.empty(), abstracted(text), text);
    }
  }

  @Test
  void binaryAndTextWithTokensAreNotAbstracted() {
    assertEquals(Optional.empty(), abstracted("/work/top\0"));
    assertEquals(Optional.empty(), abstracted("{aria:root} /work/top"));
  }

  @Test
  void whatIsAbstractedComesBackExactly() {
    String[] pieces = {
      "/work/top", "/work/top/m", "/", "m", " ", "\n", "\u00e9", "{", "aria:", "}", "x", ":", "'"
    };
    Random random = new Random(11);
    int abstractedOnes = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(8); n > 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      byte[] content = bytes(text.toString());
      Optional<byte[]> tokens = HERE.abstracted(content);
      if (tokens.isPresent()) {
        assertArrayEquals(content, HERE.concrete(tokens.get()), text.toString());
        assertFalse(HERE.occurIn(tokens.get()), text.toString());
        abstractedOnes++;
      }
    }
    assertTrue(abstractedOnes > 5000);
  }

  @Test
  void aPathIsFoundWhereverItStandsInAStream() throws IOException {
    for (int before : List.of(0, 5, (1 << 20) - 3, 1 << 20, (1 << 20) + 5, (2 << 20) + 1)) {
      byte[] content = bytes("x".repeat(before) + "/work/top" + "y".repeat(before / 2));
      assertTrue(HERE.occurIn(new ByteArrayInputStream(content)), "behind " + before);
    }
    assertFalse(HERE.occurIn(new ByteArrayInputStream(bytes("/work/to".repeat(200_000)))));
    assertFalse(HERE.occurIn(new ByteArrayInputStream(new byte[0])));
  }

  @Test
  void aPathIsFoundWhereATextHoldsItAndNowhereElse() {
    Random random = new Random(7);
    Locations place = Locations.of(List.of("root"), List.of(Path.of("/ab/aab")));
    for (int i = 0; i < 20000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(24); n > 0; n--) {
        text.append(random.nextInt(12) == 0 ? "/ab/a" : "/ab".substring(random.nextInt(3)));
      }
      assertEquals(
          text.toString().contains("/ab/aab"),
          place.occurIn(bytes(text.toString())),
          text::toString);
    }
  }

  @Test
  void noPlaceOccursNowhere() throws IOException {
    assertFalse(Locations.NONE.occurIn(bytes("/work")));
    assertFalse(Locations.NONE.occurIn(new ByteArrayInputStream(bytes("/work"))));
  }
}
