package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.decide.Trace;
import dev.ariabuild.engine.execute.Partial;
import dev.ariabuild.engine.file.Glance;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.Compiled.Message;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ModuleContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.maven.plugin.MojoExecution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One goal that compiles Java: wholly by the plugin, which is watched, or in part. */
public final class JavacGoal {
  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private final ModuleContext module;
  private final MojoExecution mojo;
  private final Inputs inputs;
  private final CompileParameters parameters;
  private final Compilations compilations;
  private final Path temporary;
  private final States states;
  private final Optional<TypeCheck> check;
  private final ClassPathStates classPath;

  /** Whether the next record is to be completed with what annotation processors do. */
  private boolean follow;

  JavacGoal(
      ModuleContext module,
      MojoExecution mojo,
      Inputs inputs,
      CompileParameters parameters,
      Compilations compilations,
      Path temporary,
      States states,
      EntryStore entries,
      Optional<TypeCheck> check) {
    this.module = module;
    this.mojo = mojo;
    this.inputs = inputs;
    this.parameters = parameters;
    this.compilations = compilations;
    this.temporary = temporary;
    this.states = states;
    this.check = check;
    this.classPath =
        new ClassPathStates(module, parameters, JavacCall.classPath(isOfTests()), entries);
  }

  private boolean isOfTests() {
    return mojo.getGoal().equals("testCompile");
  }

  /** Something that is run. */
  @FunctionalInterface
  public interface Run {
    /** Runs it; throws whatever it throws. */
    void run() throws Exception;
  }

  /** Lets the plugin compile everything and records what the files use. */
  public void wholly(Run plugin) throws Exception {
    JavacCall call;
    Glance glance = module.files().glance();
    try {
      call = JavacCall.of(module, mojo, parameters, inputs);
    } catch (JavacCall.Untranslatable unknown) {
      glance.close();
      if (check.isPresent()) {
        check.get().leftOut(module, parameters, String.valueOf(unknown.getMessage()));
        check.get().forget(module, mojo);
      }
      plugin.run(); // nothing would be made of a record
      return;
    } finally {
      glance.close();
    }
    if (check.isPresent()) {
      Map<String, String> sources = part(call, none -> false).sources(inputs);
      if (sources.isEmpty()) {
        check.get().forget(module, mojo);
        check.get().leaves(module, call, isOfTests());
      } else if (call.processors().isPresent()) {
        check.get().leftOut(module, parameters, "it has annotation processors");
        check.get().forget(module, mojo);
        plugin.run();
      } else {
        check
            .get()
            .run(module, call, sources.keySet(), isOfTests())
            .ifPresent(uses -> keepChecked(uses, sources));
      }
      return;
    }
    try (Recording recording = Recording.of(mojo, call.processors(), temporary)) {
      plugin.run();
      recording
          .record()
          .ifPresent(
              record -> {
                states.save(inputs.key(), record, part(call, none -> false).sources(inputs));
                classPath.keep(inputs, module.files()::isImmutable);
                if (follow) {
                  part(call).follow(inputs, compilations);
                }
              });
    }
  }

  /** What it saw while it ran is not what its inputs say: nothing is kept of it. */
  public void forget() {
    states.forget(inputs.key());
  }

  /** For the same compiler to go on with. */
  private void keepChecked(List<FileUses> uses, Map<String, String> sources) {
    Path classes = parameters.path("outputDirectory");
    try {
      states.save(
          inputs.key(),
          ModuleState.of(
                  uses, sources, name -> Files.readAllBytes(classes.resolve(name + ".class")))
              .asVerified());
      classPath.keep(inputs, module.files()::isImmutable);
    } catch (IOException notRecorded) {
      // the next check is one of all sources
    }
  }

  /** Compiles, or checks, what is affected since the last execution. */
  public Partial partially(Trace last) throws IOException {
    JavacCall call;
    try {
      call = JavacCall.of(module, mojo, parameters, inputs);
    } catch (JavacCall.Untranslatable unknown) {
      return new Partial.Whole(String.valueOf(unknown.getMessage()));
    }
    JavacPart part = part(call);
    if (check.isPresent()) {
      return call.processors().isPresent()
          ? Partial.NOT_TRIED
          : check
              .get()
              .partially(
                  part,
                  last,
                  inputs,
                  part.sources(inputs).keySet(),
                  isOfTests(),
                  (messages, files, of) -> tell("checked", messages, files, of));
    }
    Partial partial =
        part.partially(
            last,
            inputs,
            compilations,
            (messages, files, of) -> tell("compiled", messages, files, of));
    follow = part.wantsFollowing();
    return partial;
  }

  private JavacPart part(JavacCall call) {
    return part(call, name -> module.writtenEarlier().test(module.moduleDir().resolve(name)));
  }

  private static void tell(String done, List<Message> messages, int files, int of) {
    Messages.print(messages);
    LOG.info("{} {} of {} source file{}", done, files, of, of == 1 ? "" : "s");
  }

  private JavacPart part(JavacCall call, Predicate<String> earlier) {
    return new JavacPart(
        new Place(module.moduleDir(), module.buildDir(), module.locations(), earlier),
        call,
        mojo.getVersion(),
        classPath,
        states);
  }

  /**
   * What can be done of it once more when this build is over.
   *
   * @param earlier names of outputs of goals that came before it in this build
   * @return empty if Maven has to do it
   */
  public Optional<JavacAgain> again(Set<String> earlier) {
    if (check.isPresent()
        || mojo.getSource() == MojoExecution.Source.CLI) { // a goal alone sees more
      return Optional.empty();
    }
    try {
      JavacCall call = JavacCall.of(module, mojo, parameters, inputs);
      return call.processors().isEmpty() // these may look at any file
          ? Optional.of(
              new JavacAgain(
                  part(call, Set.copyOf(earlier)::contains),
                  parameters.sourceReading(),
                  classPath.paths()))
          : Optional.empty();
    } catch (JavacCall.Untranslatable unknown) {
      return Optional.empty();
    }
  }
}
