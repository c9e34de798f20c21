package dev.ariabuild.engine.execute;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Absolute paths that differ from checkout to checkout, and the tokens that stand for them in kept
 * text. A binary file that holds such a path cannot be kept.
 */
public final class Locations {
  /** No place matters. */
  public static final Locations NONE = new Locations(List.of());

  private static final int CHUNK = 1 << 20;
  private static final int BYTES = 256;

  /**
   * A place: its path as text, as bytes, and its bytes as characters; and how far a search may go
   * on if a byte stands where the last one of the path should.
   */
  private record Place(String token, String text, byte[] path, String latin, int[] steps) {
    static Place of(String name, Path path) {
      byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
      String latin = new String(bytes, StandardCharsets.ISO_8859_1);
      int[] steps = new int[BYTES];
      Arrays.fill(steps, bytes.length);
      for (int i = 0; i < bytes.length - 1; i++) {
        steps[bytes[i] & 0xFF] = bytes.length - 1 - i;
      }
      return new Place("{aria:" + name + "}", path.toString(), bytes, latin, steps);
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
    return places.stream().anyMatch(place -> occurs(place, content));
  }

  /**
   * The content with tokens for places; empty if that cannot be undone exactly, also where a place
   * is only the beginning or the end of a longer path.
   */
  public Optional<byte[]> abstracted(byte[] content) {
    return abstracted(new String(content, StandardCharsets.ISO_8859_1), Place::latin)
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** The same for a text. */
  public Optional<String> abstracted(String text) {
    return abstracted(text, Place::text);
  }

  private Optional<String> abstracted(String content, Function<Place, String> form) {
    if (content.indexOf('\0') >= 0 || content.contains("{aria:")) {
      return Optional.empty();
    }
    String text = content;
    for (Place place : places) {
      String path = form.apply(place);
      int at = text.indexOf(path);
      if (at < 0) {
        continue;
      }
      StringBuilder replaced = new StringBuilder(text.length());
      int from = 0;
      for (; at >= 0; at = text.indexOf(path, from)) {
        int end = at + path.length();
        if (at > 0 && isOfName(text.charAt(at - 1))
            || end < text.length() && isOfName(text.charAt(end))) {
          return Optional.empty();
        }
        replaced.append(text, from, at).append(place.token);
        from = end;
      }
      text = replaced.append(text, from, text.length()).toString();
    }
    return Optional.of(text);
  }

  /**
   * Next to such a character a path may be a part of a longer one: of a sibling whose name only
   * begins alike, or of a path that only ends so.
   */
  private static boolean isOfName(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c >= 0x80
        || "_.+@~$%#-".indexOf(c) >= 0;
  }

  /** The content with this checkout's places for tokens. */
  public byte[] concrete(byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    for (Place place : places) {
      text = text.replace(place.token, place.latin);
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Horspool, "Practical fast searching in strings", 1980: most bytes are not looked at. */
  private static boolean occurs(Place place, byte[] in) {
    byte[] path = place.path;
    int last = path.length - 1;
    if (last < 0) {
      return true;
    }
    for (int at = last; at < in.length; at += place.steps[in[at] & 0xFF]) {
      int matching = 0;
      while (matching <= last && in[at - matching] == path[last - matching]) {
        matching++;
      }
      if (matching > last) {
        return true;
      }
    }
    return false;
  }
}
