package dev.ariabuild.aot.image;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Workload;
import dev.ariabuild.aot.jar.JarRewriter;
import dev.ariabuild.aot.reach.JarReducer;
import dev.ariabuild.aot.reach.KeepRule;
import dev.ariabuild.aot.reach.Reachable;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.digest.Hasher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Drops the classes that the application does not reach ({@code lto = "fat"}). The training runs
 * with all classes first, and what it loads stays; then it runs with the reduced jars, and has to
 * end the same way, with the same output if the output is the same in two runs with all classes.
 */
final class ReduceStep {
  private static final Pattern LOADED = Pattern.compile("\\] (\\S+) source: ");

  private final Workshop shop;

  ReduceStep(Workshop shop) {
    this.shop = shop;
  }

  /** The same jars, those that changed with another file. */
  List<JarSource> reduce(List<JarSource> jars)
      throws IOException, InterruptedException, AotException {
    if (shop.request().options().lto() != Lto.FAT) {
      return jars;
    }
    if (!shop.request().training().runs()) {
      throw AotProblem.FAT_WITHOUT_TRAINING.with();
    }
    Path folder = shop.store().get("reduce", key(jars).digest(), place -> make(jars, place));
    List<String> counts = Files.readAllLines(folder.resolve("dropped"));
    List<JarSource> result = new ArrayList<>();
    int dropped = 0;
    for (int i = 0; i < jars.size(); i++) {
      JarSource jar = jars.get(i);
      int count = Integer.parseInt(counts.get(i));
      dropped += count;
      result.add(
          count == 0 ? jar : new JarSource(folder.resolve(i + ".jar"), jar.name(), jar.plan()));
    }
    shop.notes()
        .add(
            "lto = \"fat\" left out "
                + dropped
                + " classes; the training with the others "
                + counts.get(jars.size()));
    return result;
  }

  private Hasher key(List<JarSource> jars) throws IOException {
    ImageRequest request = shop.request();
    Hasher key = new Hasher().add("reduce-2").add(shop.jdk().version()).add(shop.jdk().vendor());
    key.add(request.mainClass()).add(request.timestamp().getEpochSecond());
    request.classes().keep().forEach(key::add);
    shop.jvmOptions().forEach(key::add);
    key.add(request.training().inputs());
    for (JarSource jar : jars) {
      key.add(jar.name()).add(Tree.digestOf(jar.file()));
    }
    return key;
  }

  private void make(List<JarSource> jars, Path place)
      throws IOException, InterruptedException, AotException {
    List<Path> whole = jars.stream().map(JarSource::file).toList();
    Path log = Files.createTempFile("aria-loaded", ".log");
    Set<String> roots = new TreeSet<>();
    String first;
    String second;
    try {
      first = run(whole, List.of("-Xlog:class+load:file=" + log));
      second = run(whole, List.of());
      for (String line : Files.readAllLines(log)) {
        Matcher loaded = LOADED.matcher(line);
        if (loaded.find()) {
          roots.add(loaded.group(1));
        }
      }
    } finally {
      Files.deleteIfExists(log);
    }
    roots.add(shop.request().mainClass());
    List<KeepRule> keep = shop.request().classes().keep().stream().map(KeepRule::new).toList();
    Set<String> stay = new Reachable(whole).from(roots, keep);

    List<String> lines = new ArrayList<>();
    List<Path> reduced = new ArrayList<>();
    for (int i = 0; i < whole.size(); i++) {
      Path target = place.resolve(i + ".jar");
      int dropped =
          JarRewriter.signed(whole.get(i))
              ? 0
              : JarReducer.reduce(whole.get(i), stay, shop.request().timestamp(), target);
      lines.add(String.valueOf(dropped));
      reduced.add(dropped == 0 ? whole.get(i) : target);
    }
    lines.add(prove(reduced, first, second));
    Files.write(place.resolve("dropped"), lines);
  }

  /** What was the same; or an error. */
  private String prove(List<Path> reduced, String first, String second)
      throws IOException, InterruptedException, AotException {
    String output;
    try {
      output = run(reduced, List.of());
    } catch (AotException e) {
      throw AotProblem.FAT_DIFFERS.with(e.text());
    }
    if (shop.request().training().stops() || !first.equals(second)) {
      return "ended as well as before";
    }
    if (!first.equals(output)) {
      throw AotProblem.FAT_DIFFERS.with("it printed before:\n" + first + "\nand now:\n" + output);
    }
    return "ended as before, with the same output";
  }

  private String run(List<Path> classPath, List<String> options)
      throws IOException, InterruptedException, AotException {
    List<String> command = new ArrayList<>();
    command.add(shop.jdk().tool("java").toString());
    command.addAll(options);
    command.addAll(shop.jvmOptions());
    command.add("-cp");
    command.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    command.add(shop.request().mainClass());
    Path work = Files.createTempDirectory("aria-training");
    try {
      return new Workload(shop.request().training(), work).run(command);
    } finally {
      Tree.delete(work);
    }
  }
}
