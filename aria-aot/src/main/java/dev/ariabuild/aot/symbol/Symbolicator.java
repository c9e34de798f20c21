package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Turns the frames of stripped classes in a text back into those of their sources. All else in the
 * text, byte for byte, stays what it is; so a whole log may be given.
 *
 * <p>A text with a frame that cannot be turned back is refused as a whole: half a trace misleads.
 */
public final class Symbolicator {
  /** Maps each byte to one character and back: nothing in a text is lost, UTF-8 or not. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  private static final int SHOWN = 200;

  private final Path trace;
  private final Map<BuildId, Retracer> retracers = new HashMap<>();

  private Symbolicator(Path trace) {
    this.trace = trace;
  }

  /** How many frames were turned back, of how many builds. */
  public record Summary(int frames, int builds) {}

  /**
   * Writes a trace with the frames of its sources; writes nothing if any frame is in doubt.
   *
   * @param trace a text file
   * @throws AotException if the trace is garbled, or of builds that are not there
   */
  public static Summary run(Path trace, Mappings mappings, OutputStream out)
      throws IOException, AotException {
    if (!Files.isRegularFile(trace) || !Files.isReadable(trace)) {
      throw AotProblem.NO_TRACE.with(trace);
    }
    Symbolicator symbolicator = new Symbolicator(trace);
    symbolicator.prepare(mappings);
    int frames = symbolicator.pass(null);
    BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, BYTES));
    symbolicator.pass(writer);
    writer.flush();
    return new Summary(frames, symbolicator.retracers.size());
  }

  private void prepare(Mappings mappings) throws IOException, AotException {
    SortedSet<BuildId> wanted = new TreeSet<>();
    try (BufferedReader lines = Files.newBufferedReader(trace, BYTES)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        frames(line, number).forEach(frame -> wanted.add(frame.id()));
      }
    }
    if (wanted.isEmpty()) {
      throw AotProblem.TRACE_OF_NO_BUILD.with(trace);
    }
    Map<BuildId, Mapping> found = mappings.find(wanted);
    SortedSet<BuildId> missing = new TreeSet<>(wanted);
    missing.removeAll(found.keySet());
    if (!missing.isEmpty()) {
      String ids = String.join(", ", missing.stream().map(BuildId::toString).toList());
      throw found.isEmpty()
          ? AotProblem.TRACE_OF_OTHER_BUILD.with(trace, ids, mappings.name())
          : AotProblem.TRACE_OF_MORE_BUILDS.with(trace, ids, mappings.name());
    }
    found.forEach((id, mapping) -> retracers.put(id, new Retracer(mapping, BYTES)));
  }

  private List<FrameText> frames(String line, int number) throws AotException {
    FrameText.Found found = FrameText.in(line);
    if (found instanceof FrameText.Found.Frames frames) {
      return frames.frames();
    }
    throw garbled(line, number, "a frame is cut off");
  }

  private int pass(@Nullable BufferedWriter out) throws IOException, AotException {
    int count = 0;
    try (BufferedReader in = Files.newBufferedReader(trace, BYTES)) {
      Lines lines = new Lines(in);
      for (String line = lines.next(); line != null; line = lines.next()) {
        List<FrameText> frames = frames(line, lines.number());
        count += frames.size();
        String text = frames.isEmpty() ? line : rewrite(line, frames, lines.number());
        if (out != null) {
          out.write(text);
          out.write(lines.end());
        }
      }
    }
    return count;
  }

  private String rewrite(String line, List<FrameText> frames, int number) throws AotException {
    StringBuilder text = new StringBuilder();
    int copied = 0;
    for (FrameText frame : frames) {
      Place place = place(line, frame).orElse(null);
      if (place == null) {
        throw garbled(line, number, frame.id() + " has no such frame");
      }
      text.append(line, copied, place.start);
      String between = frames.size() == 1 ? "\n" + line.substring(0, place.start) : "\\n\\tat ";
      String tail = frames.size() == 1 ? line.substring(frame.end()) : "";
      for (int i = 0; i < place.frames.size(); i++) {
        text.append(i == 0 ? "" : tail + between).append(place.prefix).append(place.frames.get(i));
      }
      copied = frame.end();
    }
    return text.append(line, copied, line.length()).toString();
  }

  private Optional<Place> place(String line, FrameText frame) {
    Retracer retracer = retracers.get(frame.id());
    for (int start : frame.starts()) {
      String name = line.substring(start, frame.bracket());
      String prefix = FrameText.prefix(name);
      int dot = name.lastIndexOf('.');
      if (retracer != null && dot > prefix.length()) {
        List<Frame> found =
            retracer.frames(
                name.substring(prefix.length(), dot), name.substring(dot + 1), frame.line());
        if (!found.isEmpty()) {
          return Optional.of(new Place(start, prefix, found));
        }
      }
    }
    return Optional.empty();
  }

  private AotException garbled(String line, int number, String why) {
    String shown = line.strip();
    String cut = shown.length() > SHOWN ? shown.substring(0, SHOWN) + "…" : shown;
    String readable = new String(cut.getBytes(BYTES), StandardCharsets.UTF_8);
    return AotProblem.TRACE_GARBLED.with(number, trace, why, readable);
  }

  /**
   * A frame that the mapping knows.
   *
   * @param prefix loader or module, kept before each of the frames
   */
  private record Place(int start, String prefix, List<Frame> frames) {}
}
