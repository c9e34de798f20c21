package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.execute.Ahead;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.java.source.SourceNormaliser;
import dev.ariabuild.java.source.SourceReading;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.Stamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A goal that compiles Java, as a build that is over called it. Does it once more for sources of
 * which it is told that they, and nothing else, changed. Looks at no others; the build that follows
 * does. Refuses whatever could come out otherwise than there.
 */
public final class JavacAgain {
  private static final Set<String> NEVER = Set.of("module-info.java", "package-info.java");

  /** A prime: turns that follow each other choose sources that lie apart. */
  private static final int STRIDE = 7919;

  private final JavacPart part;
  private final SourceNormaliser reader;
  private final List<Stamp> classPath;

  JavacAgain(JavacPart part, SourceReading reading, List<Path> classPath) {
    this.part = part;
    this.reader = new SourceNormaliser(reading);
    this.classPath = classPath.stream().map(Stamp::of).toList();
  }

  /** It is left to the build that follows; the message is a lower-case clause. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why, null, false, false);
    }
  }

  /** Whether it compiles a file, or would if it were there. */
  public boolean compiles(Path file) {
    return roots(file).size() == 1 && file.toString().endsWith(".java");
  }

  private List<Path> roots(Path file) {
    return part.call().roots().stream().filter(file::startsWith).toList();
  }

  /** More was saved meanwhile: nothing was changed, and it is to be asked again. */
  public static final class Superseded extends IOException {
    private static final long serialVersionUID = 1;

    Superseded() {
      super("more was saved meanwhile");
    }
  }

  /**
   * Writes the classes of changed sources and of those that the change reaches.
   *
   * @param action that the goal is
   * @param earlier actions that come before it in a build
   * @param files that changed; some may be gone
   * @param still whether no others have changed; given true it waits until that is certain
   * @return what was compiled, by name, each with its reason
   * @throws Refused if Maven has to do it: then nothing was changed
   * @throws Superseded if others changed, or these once more: then nothing was changed
   * @throws IOException if classes cannot be written: then all are the old ones
   */
  public SortedMap<String, String> write(
      Ahead module,
      ActionId action,
      Predicate<ActionId> earlier,
      List<Path> files,
      Predicate<Boolean> still,
      Compilations compilations)
      throws Refused, IOException {
    Trace last =
        module.find(action).orElseThrow(() -> new Refused("nothing is known of its last build"));
    Inputs before = last.inputs();
    GivenTexts given = new GivenTexts(compilations, part.call().charset(), still);
    Inputs now = with(before, files, given);
    if (now.equals(before)) {
      return new TreeMap<>();
    }
    if (given.isHalf() && !still.test(true)) { // emptied or moved away, to be written at once
      throw new Superseded();
    }
    check(module, action, earlier, last, files);
    Partial partial = part.partially(last, now, given, (messages, some, all) -> {});
    if (!still.test(true) || !with(before, files, new GivenTexts(given)).equals(now)) {
      throw new Superseded();
    }
    if (!(partial instanceof Partial.Done done)) {
      throw new Refused(
          partial instanceof Partial.Whole whole ? whole.why() : "there is nothing to compile");
    }
    module.replace(last, now, done);
    return done.compiled();
  }

  /** How many sources it had when it was last done; 0 if that is not known. */
  public int size(Ahead module, ActionId action) {
    return module.find(action).map(last -> part.sources(last.inputs()).size()).orElse(0);
  }

  /**
   * Does for an unchanged source, for nothing, what is done for a changed one, so that what this
   * takes later is there already.
   *
   * @param turn chooses one
   */
  public void warmUp(Ahead module, ActionId action, int turn, Compilations compilations)
      throws IOException {
    Optional<Trace> last = module.find(action);
    List<String> sources =
        last.map(known -> List.copyOf(part.sources(known.inputs()).keySet())).orElse(List.of());
    if (sources.isEmpty()) {
      return;
    }
    Path source = Path.of(sources.get(turn * STRIDE % sources.size()));
    try {
      GivenTexts given = new GivenTexts(compilations, part.call().charset(), any -> true);
      with(last.get().inputs(), List.of(source), given);
      module.stand(last.get(), part.classFiles(last.get(), List.of(source)));
      part.rehearse(last.get(), source.toString(), given);
    } catch (Refused notHere) {
      // so is its first edit
    }
  }

  private void check(
      Ahead module, ActionId action, Predicate<ActionId> earlier, Trace last, List<Path> files)
      throws Refused, IOException {
    for (Stamp entry : classPath) {
      if (!entry.equals(Stamp.of(entry.path()))) {
        throw new Refused("another file is at " + entry.path());
      }
    }
    if (!module.stand(last, part.classFiles(last, files))) {
      throw new Refused("its classes are not as the last build left them");
    }
    List<String> seen = new ArrayList<>();
    seen.add(part.place().name(part.call().outputDirectory()) + "/");
    classPath.forEach(entry -> seen.add(part.place().name(entry.path()) + "/"));
    if (module.left(
        other -> !other.equals(action) && !earlier.test(other),
        output -> seen.stream().anyMatch(output::startsWith))) {
      throw new Refused("a later goal leaves files where it reads");
    }
  }

  /** Inputs with these sources as they are now. */
  private Inputs with(Inputs before, List<Path> files, GivenTexts texts)
      throws Refused, IOException {
    Map<String, Input> inputs = new LinkedHashMap<>();
    before.list().forEach(input -> inputs.put(input.name(), input));
    for (Path file : files) {
      Path root = roots(file).get(0);
      Input input = inputs.get(part.input(root));
      if (input == null || NEVER.contains(String.valueOf(file.getFileName()))) {
        throw new Refused("a change of " + file.getFileName());
      }
      String name = root.relativize(file).toString().replace(File.separatorChar, '/');
      SortedMap<String, Digest> members = new TreeMap<>(input.members());
      Digest is = digest(file, name, texts);
      if (is == null) {
        members.remove(name);
      } else {
        members.put(name, is);
      }
      inputs.put(input.name(), Input.tree(input.name(), Normaliser.SOURCE, members));
    }
    return new Inputs(List.copyOf(inputs.values()));
  }

  /** As a build reads it; null if it is gone. */
  private @Nullable Digest digest(Path file, String name, GivenTexts texts)
      throws Refused, IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      texts.gone();
      return null;
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refused(file.getFileName() + " is no regular file");
    }
    byte[] text = Files.readAllBytes(file);
    texts.add(file, text);
    try {
      return reader.normalise(name, text);
    } catch (RuntimeException notUnderstood) {
      throw new Refused(file.getFileName() + " is not understood");
    }
  }
}
