package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.engine.fingerprint.Tree;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.incremental.EntryTables;
import dev.ariabuild.java.incremental.Upstream;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.CompileParameters.ClassPathInput;
import dev.ariabuild.maven.action.ModuleContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The class path of a goal: what its entries showed to the last execution, and what they show now.
 * Released archives are not looked into: they keep their bytes for good.
 */
final class ClassPathStates {
  private static final int NAMED = 3;

  private final ModuleContext module;
  private final CompileParameters parameters;
  private final String parameter;
  private final AbiReader reader;
  private final EntryStore store;
  private @Nullable List<ClassPathInput> entries;

  /** That of this goal; looked at when it is first asked, while the goal runs. */
  ClassPathStates(
      ModuleContext module, CompileParameters parameters, String parameter, EntryStore store) {
    this.module = module;
    this.parameters = parameters;
    this.parameter = parameter;
    this.reader = parameters.reads();
    this.store = store;
  }

  /** Of which each entry is an input. */
  String parameter() {
    return parameter;
  }

  private List<ClassPathInput> entries() {
    List<ClassPathInput> known = entries;
    if (known == null) {
      known = parameters.classPath(parameter);
      entries = known;
    }
    return known;
  }

  /** Nothing can be said of who is concerned by a change; the message is a lower-case clause. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1;

    Unknown(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Names of inputs that are entries of the class path, differ, and may be taken apart; each input
   * is one entry.
   */
  Set<String> differing(Inputs before, Inputs now) {
    Map<String, Input> old = byName(before);
    Map<String, Input> fresh = byName(now);
    Set<String> names = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (ClassPathInput entry : entries()) {
      Input then = old.get(entry.input());
      Input is = fresh.get(entry.input());
      if (!names.add(entry.input())) {
        twice.add(entry.input());
      } else if (then == null || is == null || !isAbi(then) || !isAbi(is) || same(then, is)) {
        twice.add(entry.input());
      }
    }
    names.removeAll(twice);
    return names;
  }

  private static boolean isAbi(Input input) {
    return input.fingerprint().normaliser() == Normaliser.CLASSPATH_ABI
        && !input.fingerprint().digest().equals(Input.ABSENT);
  }

  private static boolean same(Input then, Input now) {
    return then.fingerprint().equals(now.fingerprint());
  }

  /**
   * The class path as it was and as it is.
   *
   * @param differing names of the inputs that differ
   * @throws Unknown if it is not known what one of them showed
   */
  Upstream upstream(Inputs before, Inputs now, Set<String> differing) throws Unknown {
    Map<String, Input> old = byName(before);
    Map<String, Input> fresh = byName(now);
    List<Upstream.Entry> all = new ArrayList<>();
    for (ClassPathInput entry : entries()) {
      if (differing.contains(entry.input())) {
        all.add(
            new Upstream.Entry(
                entry.name(),
                entry.path(),
                store
                    .find(id(entry), fingerprint(input(old, entry)))
                    .orElseThrow(
                        () -> new Unknown("want of a record of what " + entry.name() + " showed")),
                read(entry, input(fresh, entry))
                    .orElseThrow(() -> new Unknown("a change of " + entry.input()))));
      } else {
        all.add(Upstream.Entry.unchanged(entry.name(), entry.path()));
      }
    }
    return new Upstream(all, reader == AbiReader.JAVAC_WITH_NAMES);
  }

  /** Where the entries lie. */
  List<Path> paths() {
    return entries().stream().map(ClassPathInput::path).toList();
  }

  /**
   * Keeps what entries show now, for when they change.
   *
   * @param immutable those that do not
   */
  void keep(Inputs now, Predicate<Path> immutable) {
    Map<String, Input> byName = byName(now);
    for (ClassPathInput entry : entries()) {
      Input input = byName.get(entry.input());
      if (input != null
          && isAbi(input)
          && !immutable.test(entry.path())
          && !store.has(id(entry), fingerprint(input))) {
        read(entry, input);
      }
    }
  }

  /** For people: the entries of these inputs. */
  String named(Set<String> inputs) {
    List<String> names =
        entries().stream()
            .filter(entry -> inputs.contains(entry.input()))
            .map(ClassPathInput::name)
            .toList();
    String first = names.stream().limit(NAMED).collect(Collectors.joining(", "));
    return names.size() > NAMED ? first + " and " + (names.size() - NAMED) + " more" : first;
  }

  /** Empty if it does not show what the input says, or is malformed. */
  private Optional<EntryTables> read(ClassPathInput entry, Input input) {
    Digest fingerprint = fingerprint(input);
    Optional<EntryTables> known = store.find(id(entry), fingerprint);
    if (known.isPresent()) {
      return known;
    }
    try {
      EntryTables tables =
          EntryTables.read(
              entry.path(),
              reader,
              member -> input.raw().isPresent() || input.members().containsKey(member));
      if (!tables.fingerprint().equals(fingerprint)) {
        return Optional.empty();
      }
      store.save(id(entry), tables);
      return Optional.of(tables);
    } catch (IOException | RuntimeException notReadable) {
      return Optional.empty();
    }
  }

  /** The same for a module's classes and for the archive of them. */
  private String id(ClassPathInput entry) {
    boolean own =
        entry.path().equals(module.path(module.project().getBuild().getOutputDirectory()));
    return own
        ? module.project().getGroupId() + ":" + module.project().getArtifactId()
        : entry.path().startsWith(module.moduleDir()) ? entry.path().toString() : entry.name();
  }

  /** That of the entry itself, whether or not it is read file by file. */
  private static Digest fingerprint(Input input) {
    return input.raw().isPresent()
        ? input.fingerprint().digest()
        : new Tree(input.members()).digest();
  }

  private static Input input(Map<String, Input> byName, ClassPathInput entry) {
    return Objects.requireNonNull(byName.get(entry.input()));
  }

  private static Map<String, Input> byName(Inputs inputs) {
    Map<String, Input> map = new HashMap<>();
    inputs.list().forEach(input -> map.put(input.name(), input));
    return map;
  }
}
