package dev.ariabuild.maven.action;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.EntryPrint;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.engine.fingerprint.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects inputs; files that are named twice are read once. */
final class InputList {
  private final ModuleContext module;
  private final Set<String> later;
  private final Set<String> hidden = new HashSet<>();
  private final List<Input> inputs = new ArrayList<>();
  private final Map<String, Input> byName = new HashMap<>();

  /**
   * An empty list.
   *
   * @param later paths of the module that a clean build would not show to the action
   */
  InputList(ModuleContext module, Set<String> later) {
    this.module = module;
    this.later = later;
  }

  Inputs done() {
    return new Inputs(inputs);
  }

  /** What was left out because a clean build would not show it to the action. */
  Set<String> hidden() {
    return hidden;
  }

  /** Whether a regular file stands there that a clean build would show to the action. */
  boolean shows(Path file) {
    return module.files().isFile(file) && !hides(file);
  }

  private boolean hides(Path file) {
    boolean hides = file.startsWith(module.buildDir()) && later.contains(module.name(file));
    if (hides) {
      hidden.add(module.name(file));
    }
    return hides;
  }

  private void add(Input input) {
    Input known = byName.get(input.name());
    if (known == null) {
      byName.put(input.name(), input);
      inputs.add(input);
    } else if (!known.fingerprint().equals(input.fingerprint())) {
      add(input.renamed(input.name() + " (and)"));
    }
  }

  void value(String name, String value) {
    add(Input.value(name, value));
  }

  /** Values by name that make up one input. */
  void parts(String name, SortedMap<String, Digest> parts) {
    add(Input.tree(name, Normaliser.VALUE, parts));
  }

  /** A value that must not be shown: explanations say only that it changed. */
  void hidden(String name, String value) {
    Digest digest = Digest.ofUtf8(value);
    add(Input.of(name, Normaliser.VALUE, digest, "(hidden " + digest.shortHex() + ")"));
  }

  void file(Path file) {
    if (module.files().stat(file).map(stat -> stat.isDirectory()).orElse(false)) {
      tree(file);
      return;
    }
    Optional<Digest> digest = hides(file) ? Optional.empty() : module.fingerprinter().content(file);
    add(Input.of("file " + module.name(file), Normaliser.CONTENT, digest.orElse(Input.ABSENT), ""));
  }

  /** A file outside of the build, by what it is: where it lies does not count. */
  void content(String name, Path file) {
    Optional<Digest> digest = module.fingerprinter().content(file);
    add(Input.of(name, Normaliser.CONTENT, digest.orElse(Input.ABSENT), ""));
  }

  void tree(Path root) {
    tree(root, name -> true, FileInputs.OF);
  }

  void tree(Path root, Predicate<String> include, String kind) {
    Tree tree = module.fingerprinter().tree(root, include.and(shownIn(root)), true);
    add(Input.tree(kind + module.name(root), Normaliser.CONTENT, tree.members()));
  }

  /** All files below a directory, without the directories that are not to be entered. */
  void treeExcept(String kind, Path root, Predicate<Path> descend) {
    SortedMap<String, Digest> members = new TreeMap<>();
    module
        .files()
        .walk(root, descend)
        .entries()
        .forEach(
            (name, stat) -> {
              if (stat.isFile()) {
                module
                    .files()
                    .digest(root.resolve(name))
                    .ifPresent(digest -> members.put(name, digest));
              }
            });
    add(Input.tree(kind, Normaliser.CONTENT, members));
  }

  void sources(Path root, CompilerView as) {
    Predicate<String> include = name -> name.endsWith(".java");
    Tree tree = module.fingerprinter(as).sources(root, include.and(shownIn(root)));
    add(Input.tree("source " + module.name(root), Normaliser.SOURCE, tree.members()));
  }

  /** A class path entry whose whole content counts. */
  void runtime(String name, Path entry) {
    if (builtHere(entry)) {
      Tree tree = module.fingerprinter().tree(entry, shownIn(entry));
      add(Input.tree(name, Normaliser.RUNTIME, tree.members()));
    } else if (hides(entry)) {
      classPath(name, Normaliser.RUNTIME, Optional.empty());
    } else {
      classPath(name, Normaliser.RUNTIME, module.fingerprinter().runtime(entry));
    }
  }

  /** A class path entry as a reader sees it. */
  void seenBy(String name, Path entry, MemberNormaliser reader) {
    classPath(
        name,
        reader.normaliser(),
        hides(entry) ? Optional.empty() : module.fingerprinter().seenBy(entry, reader));
  }

  /** A class path entry of which the ABI counts, as this view sees it. */
  void abi(String name, Path entry, CompilerView as) {
    Fingerprinter view = module.fingerprinter(as);
    if (builtHere(entry)) {
      add(Input.tree(name, Normaliser.CLASSPATH_ABI, view.membersAbi(entry, shownIn(entry))));
    } else if (hides(entry)) {
      classPath(name, Normaliser.CLASSPATH_ABI, Optional.empty());
    } else {
      classPath(name, Normaliser.CLASSPATH_ABI, view.classPathAbi(entry));
    }
  }

  /** Directories of the build are read file by file: a part of them may have to be hidden. */
  private boolean builtHere(Path entry) {
    return entry.startsWith(module.buildDir()) && !module.files().isFile(entry);
  }

  /** Which names below a directory count. Of others nothing is read: there may be thousands. */
  private Predicate<String> shownIn(Path root) {
    return root.startsWith(module.buildDir()) ? name -> !hides(root.resolve(name)) : name -> true;
  }

  private void classPath(String name, Normaliser normaliser, Optional<EntryPrint> print) {
    add(
        print.isPresent()
            ? Input.partial(name, normaliser, print.get().normalised(), print.get().raw())
            : Input.of(name, normaliser, Input.ABSENT, ""));
  }

  void files(Collection<Path> files) {
    files.forEach(this::file);
  }
}
