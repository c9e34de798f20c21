package dev.ariabuild.aot.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A frame of a stripped class in a line of text.
 *
 * @param end of the frame, behind its closing bracket
 * @param bracket where the bracket opens, behind the name of the method
 * @param starts where the frame may begin; with the likeliest first
 * @param id which build it names
 * @param line residual; 0: none
 */
record FrameText(int bracket, int end, List<Integer> starts, BuildId id, int line) {
  private static final Pattern PLACE =
      Pattern.compile(
          "\\("
              + BuildId.PREFIX
              + "(?:([0-9a-f]{"
              + BuildId.DIGITS
              + "})(?::(\\d{1,5}))?\\)|([0-9a-f]*(?::\\d*)?)(?=$|[\\s)]))");

  private static final String AT = "at ";

  /** What a line holds. */
  sealed interface Found {
    /** Frames in the order of the line; none in most lines. */
    record Frames(List<FrameText> frames) implements Found {}

    /** A frame that was cut off or changed. */
    record Garbled() implements Found {}
  }

  /** Finds all frames of stripped classes in a line. */
  static Found in(String line) {
    List<FrameText> frames = new ArrayList<>();
    int from = line.indexOf("(" + BuildId.PREFIX);
    if (from < 0) {
      return new Found.Frames(frames);
    }
    Matcher place = PLACE.matcher(line);
    int last = 0;
    while (place.find(from)) {
      if (place.group(1) == null) {
        return new Found.Garbled();
      }
      frames.add(
          new FrameText(
              place.start(),
              place.end(),
              starts(line, last, place.start()),
              new BuildId(place.group(1)),
              place.group(2) == null ? 0 : Integer.parseInt(place.group(2))));
      last = place.end();
      from = last;
    }
    return new Found.Frames(frames);
  }

  /** Names may hold blanks (Kotlin), so the start is a guess that the mapping decides. */
  private static List<Integer> starts(String line, int from, int bracket) {
    List<Integer> starts = new ArrayList<>();
    int word = bracket;
    while (word > from && !isBreak(line.charAt(word - 1))) {
      word--;
    }
    starts.add(word);
    for (int at = line.lastIndexOf(AT, word); at >= from; at = line.lastIndexOf(AT, at - 1)) {
      starts.add(at + AT.length());
    }
    return starts;
  }

  private static boolean isBreak(char c) {
    return Character.isWhitespace(c) || c == '"' || c == '\'' || c == '[' || c == ',';
  }

  /** What stands before the class: a class loader, a module, or nothing. */
  static String prefix(String name) {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }
}
