package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.OutputEntry;
import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.decide.Action;
import dev.ariabuild.engine.decide.Action.OnFailure;
import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.event.ActionId;
import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.engine.event.Reason;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.engine.execute.Work;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One step of a module's build: what it reads, what it does, and how the engine may treat it. */
public final class Step {
  /** What a step does. */
  public interface Body {
    /** Does it; returns what it tells the project. */
    ProjectDelta run(Here here) throws Exception;
  }

  /** A step that tells the project nothing. */
  public interface Silent {
    /** Does it. */
    void run(Here here) throws Exception;
  }

  /** Reads inputs as they are now. */
  interface Reader {
    void read(Here here, List<Input> into);
  }

  /** What a part of the work writes, by path. */
  interface Part {
    Map<String, String> written(Here here) throws Exception;
  }

  /** Whether an execution that did not fail may stand for another. */
  interface Doubtful {
    boolean doubtful(Here here) throws Exception;
  }

  private final String goal;
  private final Body body;
  private final List<Reader> readers = new ArrayList<>();
  private final List<String> roots = new ArrayList<>();
  private final Set<String> hidden = new HashSet<>();
  private boolean described = true;
  private boolean wanted = true;
  private boolean constructive = true;
  private OnFailure onFailure = OnFailure.ROLL_BACK;
  private Doubtful doubtful = here -> false;
  private @Nullable Part part;
  private @Nullable Part memory;

  Step(String goal, Body body) {
    this.goal = goal;
    this.body = body;
  }

  /** Also reads these files or directories of the module. */
  public Step reads(String... names) {
    for (String name : names) {
      reads(
          (here, into) -> {
            if (Files.isDirectory(here.file(name))) {
              into.add(
                  Input.tree(
                      "files of " + name,
                      Normaliser.CONTENT,
                      here.fingerprinter()
                          .tree(here.file(name), n -> !hidden.contains(name + "/" + n), true)
                          .members()));
            } else {
              Digest digest = here.fingerprinter().content(here.file(name)).orElse(Input.ABSENT);
              into.add(Input.of("file " + name, Normaliser.CONTENT, digest, ""));
            }
          });
    }
    return this;
  }

  Step reads(Reader reader) {
    readers.add(reader);
    return this;
  }

  /** Also reads a value. */
  public Step parameter(String name, String value) {
    return reads((here, into) -> into.add(Input.value("parameter " + name, value)));
  }

  /** Every file below these directories must have an owner. */
  public Step owns(String... directories) {
    roots.addAll(List.of(directories));
    return this;
  }

  /** Leaves these files out of what it reads: actions after it make them. */
  public Step hides(String... names) {
    hidden.addAll(List.of(names));
    return this;
  }

  /** Can do a part of its work, from what it left last. */
  public Step partially(Part work) {
    part = work;
    return this;
  }

  /** Finds something of its last outputs in place when it runs again. */
  public Step remembers(Part left) {
    memory = left;
    return this;
  }

  /** Nothing describes it: it always runs. */
  public Step undescribed() {
    described = false;
    return this;
  }

  /** The user switched it off, or on again. */
  public Step wanted(boolean now) {
    wanted = now;
    return this;
  }

  /** Its outputs are not cached. */
  public Step uncached() {
    constructive = false;
    return this;
  }

  /** What it leaves stays if it fails. */
  public Step keepsOutputsOfAFailure() {
    onFailure = OnFailure.KEEP;
    return this;
  }

  Step doubtfulIf(Doubtful condition) {
    doubtful = condition;
    return this;
  }

  String goal() {
    return goal;
  }

  boolean isDescribed() {
    return described;
  }

  Action action(ActionId id, Here here, boolean blind) {
    if (!wanted) {
      return new Action(id, "", new Action.Unwanted(Reason.of(Cause.USER_SKIPPED)));
    }
    if (!described) {
      return new Action(id, "", new Action.Unconditional(Reason.of(Cause.NO_DESCRIPTOR)));
    }
    List<Input> inputs = new ArrayList<>();
    inputs.add(Input.value("action", id.toString()));
    if (!blind) {
      readers.forEach(reader -> reader.read(here, inputs));
    }
    return new Action(
        id, "", new Action.Described(new Inputs(inputs), roots, onFailure, constructive, hidden));
  }

  Work work(Here here) {
    return new Work() {
      @Override
      public ProjectDelta execute() throws Exception {
        ProjectDelta delta = body.run(here);
        here.project().apply(delta);
        return delta;
      }

      @Override
      public Partial partially(Trace last) throws Exception {
        if (part == null) {
          return Partial.NOT_TRIED;
        }
        return Partial.Done.of(bytes(part.written(here)), Set.of(), Map.of());
      }

      @Override
      public Map<String, byte[]> remembered(Trace last) throws Exception {
        return memory == null ? Map.of() : bytes(memory.written(here));
      }

      private Map<String, byte[]> bytes(Map<String, String> texts) {
        Map<String, byte[]> bytes = new TreeMap<>();
        texts.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return bytes;
      }

      @Override
      public void replay(ProjectDelta delta) {
        here.project().apply(delta);
      }

      @Override
      public Optional<Reason> notReusable(List<OutputEntry> outputs) {
        try {
          return doubtful.doubtful(here)
              ? Optional.of(Reason.of(Cause.NOT_REUSABLE))
              : Optional.empty();
        } catch (Exception e) {
          throw new IllegalStateException(e);
        }
      }
    };
  }
}
