package dev.ariabuild.engine.execute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Absolute paths that differ from checkout to checkout, and the tokens that stand for them in kept
 * text. A binary file that holds such a path cannot be kept.
 */
public final class Locations {
  /** No place matters. */
  public static final Locations NONE = new Locations(List.of());

  private static final int CHUNK = 1 << 20;

  /**
   * Next to one of these a path may be a part of a longer one: of a sibling whose name only begins
   * alike, or of a path that only ends so.
   */
  private static final String OF_A_NAME = "[\\w.+@~$%#\\x80-\\xff-]";

  /** A place; {@code latin} are its bytes as characters, {@code pattern} finds it as a whole. */
  private record Place(String token, byte[] path, String latin, Pattern pattern) {
    static Place of(String name, Path path) {
      byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
      String latin = new String(bytes, StandardCharsets.ISO_8859_1);
      Pattern whole =
          Pattern.compile(
              "(?<!" + OF_A_NAME + ")" + Pattern.quote(latin) + "(?!" + OF_A_NAME + ")");
      return new Place("{aria:" + name + "}", bytes, latin, whole);
    }
  }

  private final List<Place> places;

  private Locations(List<Place> places) {
    this.places = places;
  }

  /**
   * Places by name; the longest path is replaced first. The name of a token is {@code
   * \{aria:NAME\}}.
   */
  public static Locations of(List<String> names, List<Path> paths) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      places.add(Place.of(names.get(i), paths.get(i)));
    }
    places.sort((a, b) -> b.path.length - a.path.length);
    return new Locations(List.copyOf(places));
  }

  /** Whether any of the places occurs in what is read. */
  boolean occurIn(InputStream in) throws IOException {
    int overlap = places.stream().mapToInt(place -> place.path.length).max().orElse(0);
    byte[] buffer = new byte[CHUNK + overlap];
    int filled = 0;
    while (true) {
      int read = in.readNBytes(buffer, filled, buffer.length - filled);
      filled += read;
      if (occurIn(Arrays.copyOf(buffer, filled))) {
        return true;
      }
      if (read == 0) {
        return false;
      }
      int kept = Math.min(overlap, filled);
      System.arraycopy(buffer, filled - kept, buffer, 0, kept);
      filled = kept;
    }
  }

  /** Whether any of the places occurs in these bytes. */
  public boolean occurIn(byte[] content) {
    return places.stream().anyMatch(place -> indexOf(content, place.path, 0) >= 0);
  }

  /**
   * The content with tokens for places; empty if that cannot be undone exactly, also where a place
   * is only the beginning or the end of a longer path.
   */
  public Optional<byte[]> abstracted(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    if (text.indexOf('\0') >= 0 || text.contains("{aria:")) {
      return Optional.empty();
    }
    for (Place place : places) {
      if (text.contains(place.latin)) {
        text = place.pattern.matcher(text).replaceAll(Matcher.quoteReplacement(place.token));
        if (text.contains(place.latin)) {
          return Optional.empty();
        }
      }
    }
    return Optional.of(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The content with this checkout's places for tokens. */
  public byte[] concrete(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (Place place : places) {
      text = text.replace(place.token, place.latin);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static int indexOf(byte[] in, byte[] what, int from) {
    outer:
    for (int i = from; i <= in.length - what.length; i++) {
      for (int j = 0; j < what.length; j++) {
        if (in[i + j] != what[j]) {
          continue outer;
        }
      }
      return i;
    }
    return -1;
  }
}
