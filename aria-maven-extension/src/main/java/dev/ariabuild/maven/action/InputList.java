package dev.ariabuild.maven.action;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.EntryPrint;
import dev.ariabuild.engine.fingerprint.Fingerprinter;
import dev.ariabuild.engine.fingerprint.Normaliser;
import dev.ariabuild.engine.fingerprint.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Collects inputs; files that are named twice are read once. */
final class InputList {
  private final ModuleContext module;
  private final List<Input> inputs = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  InputList(ModuleContext module) {
    this.module = module;
  }

  Inputs done() {
    return new Inputs(inputs);
  }

  private void add(Input input) {
    if (names.add(input.name())) {
      inputs.add(input);
    }
  }

  void value(String name, String value) {
    add(Input.value(name, value));
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
    Optional<Digest> digest = module.fingerprinter().content(file);
    add(Input.of("file " + module.name(file), Normaliser.CONTENT, digest.orElse(Input.ABSENT), ""));
  }

  void tree(Path root) {
    tree(root, name -> true, "files of ");
  }

  void tree(Path root, Predicate<String> include, String kind) {
    Tree tree = module.fingerprinter().tree(root, include, true);
    add(Input.tree(kind + module.name(root), Normaliser.CONTENT, tree.members()));
  }

  /** All files below a directory, without the directories that are not to be entered. */
  void treeExcept(Path root, Predicate<Path> descend) {
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
    add(Input.tree("file", Normaliser.CONTENT, members));
  }

  void sources(Path root) {
    Tree tree = module.fingerprinter().sources(root, name -> name.endsWith(".java"));
    add(Input.tree("source " + module.name(root), Normaliser.SOURCE, tree.members()));
  }

  /** A class path entry whose whole content counts. */
  void runtime(String name, Path entry) {
    classPath(name, Normaliser.RUNTIME, module.fingerprinter().runtime(entry));
  }

  /** A class path entry of which the ABI counts, as this view sees it. */
  void abi(String name, Path entry, Fingerprinter view) {
    classPath(name, Normaliser.CLASSPATH_ABI, view.classPathAbi(entry));
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
