package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.provenance.BuildInfo;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.symbol.BuildId;
import dev.ariabuild.aot.symbol.BundleCheck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Checks one published image, step by step: the files are those of the manifest; its jars are
 * equivalent to the unstripped ones; symbols belong to it; it behaves the same.
 */
public final class Verifier {
  private static final int SHOWN = 20;

  private final Published published;
  private final List<String> differences = new ArrayList<>();
  private final List<String> proven = new ArrayList<>();

  private Verifier(Published published) {
    this.published = published;
  }

  /**
   * How the application is run.
   *
   * @param java the unstripped application's JVM
   * @param options of that JVM
   * @param work what it does; not declared: nothing is run
   */
  public record Runs(Path java, List<String> options, Training work) {
    public Runs {
      options = List.copyOf(options);
    }
  }

  /**
   * Checks the image in a folder such as {@code target/aria/release}.
   *
   * @param originals the unstripped jars by their name in {@code lib}, in the order of the class
   *     path
   * @param runs empty: nothing is run
   * @return what was proven, a line each
   * @throws AotException naming each difference
   */
  public static List<String> verify(Path folder, Map<String, Path> originals, Optional<Runs> runs)
      throws IOException, InterruptedException, AotException {
    Verifier verifier = new Verifier(Published.read(folder));
    verifier.files();
    verifier.jars(originals);
    verifier.symbols();
    if (runs.isPresent() && verifier.differences.isEmpty()) {
      verifier.behaviour(originals, runs.get());
    }
    verifier.end();
    return verifier.proven;
  }

  /**
   * Checks that two profiles published the same bytes.
   *
   * @return what was proven
   * @throws AotException naming each difference
   */
  public static List<String> same(Path one, Path other) throws IOException, AotException {
    Published first = Published.read(one);
    Published second = Published.read(other);
    Verifier verifier = new Verifier(second);
    verifier.same(first);
    verifier.end();
    return verifier.proven;
  }

  private void end() throws AotException {
    if (!differences.isEmpty()) {
      int more = differences.size() - SHOWN;
      List<String> shown = new ArrayList<>();
      differences.stream().limit(SHOWN).forEach(line -> shown.add("  " + line));
      if (more > 0) {
        shown.add("  and " + more + " more");
      }
      throw AotProblem.NOT_EQUIVALENT.with(published.profile(), String.join("\n", shown));
    }
  }

  private void files() throws IOException {
    SortedMap<String, String> listed = new TreeMap<>(published.files());
    listed.putAll(published.caches());
    int count = 0;
    for (Path file : Tree.files(published.image())) {
      String name = Tree.name(published.image(), file);
      @Nullable String digest = listed.remove(name);
      String found =
          Files.isSymbolicLink(file) ? "-> " + Files.readSymbolicLink(file) : Sha256.of(file);
      if (digest == null) {
        differences.add("image/" + name + " is not in the manifest");
      } else if (!digest.equals(found)) {
        differences.add("image/" + name + " is not what the manifest lists: " + found);
      } else {
        count++;
      }
    }
    listed.keySet().forEach(name -> differences.add("image/" + name + " is missing"));
    for (Map.Entry<String, String> entry : published.beside().entrySet()) {
      Path file = published.folder().resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        differences.add(entry.getKey() + " is missing");
      } else if (!Sha256.of(file).equals(entry.getValue())) {
        differences.add(entry.getKey() + " is not what the manifest lists");
      } else {
        count++;
      }
    }
    proven.add(count + " files are those of the manifest");
  }

  private void jars(Map<String, Path> originals) throws IOException {
    if (published.isNative()) {
      proven.add("it is a native program: there are no classes to compare");
      return;
    }
    int classes = 0;
    int resources = 0;
    int dropped = 0;
    Set<String> rest = new TreeSet<>(published.sources().keySet());
    for (Map.Entry<String, Path> entry : originals.entrySet()) {
      String path = "lib/" + entry.getKey();
      Path jar = published.image().resolve(path);
      if (!rest.remove(path)) {
        differences.add(path + " is on the class path, but not in the image");
      } else if (!Sha256.of(entry.getValue()).equals(published.sources().get(path))) {
        differences.add(
            entry.getKey() + " was built anew since the image was made: build the image again");
      } else if (Files.isRegularFile(jar)) {
        try {
          JarComparison.Findings findings =
              JarComparison.compare(entry.getValue(), jar, path, published.mayDrop());
          classes += findings.classes();
          resources += findings.resources();
          dropped += findings.dropped();
          differences.addAll(findings.differences());
        } catch (java.util.zip.ZipException damaged) {
          differences.add(path + " is no readable jar");
        }
      }
    }
    rest.forEach(path -> differences.add(path + " is in the image, but not on the class path"));
    proven.add(
        "%d classes and %d resources of %d jars are the same but for debug attributes%s"
            .formatted(
                classes,
                resources,
                originals.size(),
                dropped == 0 ? "" : "; " + dropped + " unreachable classes were dropped"));
  }

  private void symbols() throws IOException, AotException {
    if (published.symbols().isEmpty()) {
      return;
    }
    Path bundle = published.folder().resolve(published.symbols().get());
    if (!Files.isRegularFile(bundle)) {
      return;
    }
    Map<String, Set<String>> ids = new TreeMap<>();
    for (String path : published.sources().keySet()) {
      Path jar = published.image().resolve(path);
      Set<String> names = Files.isRegularFile(jar) ? sourceFiles(jar) : Set.of();
      if (!names.isEmpty()) {
        ids.put(path, names);
      }
    }
    SortedMap<String, String> digests = new TreeMap<>(published.files());
    digests.putAll(published.caches());
    differences.addAll(BundleCheck.against(bundle, digests, ids));
    proven.add("the symbols of " + ids.size() + " jars map to what was published");
  }

  /** Names of builds that the classes of a jar carry. */
  private static Set<String> sourceFiles(Path jar) throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(".class")) {
          try (InputStream in = zip.getInputStream(entry)) {
            sourceFile(in.readAllBytes()).filter(BuildId::isSourceFile).ifPresent(names::add);
          }
        }
      }
    } catch (java.util.zip.ZipException damaged) {
      return Set.of();
    }
    return names;
  }

  private static Optional<String> sourceFile(byte[] classFile) {
    List<String> found = new ArrayList<>();
    try {
      new ClassReader(classFile)
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public void visitSource(@Nullable String source, @Nullable String debug) {
                  if (source != null) {
                    found.add(source);
                  }
                }
              },
              ClassReader.SKIP_CODE);
    } catch (RuntimeException noClass) {
      return Optional.empty();
    }
    return found.stream().findFirst();
  }

  private void behaviour(Map<String, Path> originals, Runs runs)
      throws IOException, InterruptedException, AotException {
    if (!runs.work().runs()) {
      proven.add("nothing was run: no training is declared");
      return;
    }
    List<String> classPath = new ArrayList<>();
    originals.values().forEach(jar -> classPath.add(jar.toAbsolutePath().toString()));
    classPath.add(published.image().resolve("lib").resolve(BuildInfo.JAR).toString());
    List<String> plain = new ArrayList<>(List.of(runs.java().toString()));
    plain.addAll(runs.options());
    plain.addAll(List.of("-cp", String.join(java.io.File.pathSeparator, classPath)));
    plain.add(published.mainClass());
    Behaviour.Findings findings =
        new Behaviour(runs.work())
            .compare(plain, List.of(published.launcher().toAbsolutePath().toString()));
    findings.difference().ifPresent(line -> differences.add("the image runs differently: " + line));
    if (findings.difference().isEmpty()) {
      proven.add("it runs as the unstripped application: " + findings.note());
    }
  }

  private void same(Published other) {
    compare("image/", other.files(), published.files());
    Set<String> caches = new TreeSet<>(other.caches().keySet());
    if (!caches.equals(published.caches().keySet())) {
      differences.add(
          "the caches are "
              + published.caches().keySet()
              + ", but those of "
              + other.profile()
              + " are "
              + caches);
    }
    boolean sameCaches = other.caches().equals(published.caches());
    SortedMap<String, String> here = archives(published, sameCaches);
    compare("", archives(other, sameCaches), here);
    proven.add(
        "%s publishes the same %d files as %s%s"
            .formatted(
                published.profile(),
                here.size() + published.files().size(),
                other.profile(),
                sameCaches ? "" : "; their start-up caches were not made at the same time"));
  }

  /** Those that must be equal: all, or those that hold no cache. */
  private static SortedMap<String, String> archives(Published of, boolean all) {
    SortedMap<String, String> archives = new TreeMap<>();
    of.archives()
        .forEach(
            (name, holdsCache) -> {
              if (all || !holdsCache) {
                archives.put(name, of.beside().getOrDefault(name, ""));
              }
            });
    return archives;
  }

  private void compare(
      String prefix, SortedMap<String, String> before, SortedMap<String, String> after) {
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    for (String name : names) {
      @Nullable String old = before.get(name);
      @Nullable String now = after.get(name);
      if (old == null || now == null) {
        differences.add(prefix + name + (old == null ? " is new" : " is missing"));
      } else if (!old.equals(now)) {
        differences.add(prefix + name + " differs: " + old + " and " + now);
      }
    }
  }
}
