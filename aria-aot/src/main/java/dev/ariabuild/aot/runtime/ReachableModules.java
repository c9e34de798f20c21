package dev.ariabuild.aot.runtime;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.jar.JarRewriter;
import dev.ariabuild.aot.store.Tree;
import dev.ariabuild.aot.tool.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** Which JDK modules the classes of some jars refer to, by the JDK's own {@code jdeps}. */
public final class ReachableModules {
  /** Its TLS curves are found by a service loader, which no class refers to. */
  private static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

  /** From this version on the curves are part of java.base. */
  private static final int CURVES_IN_BASE = 22;

  private ReachableModules() {}

  /**
   * The modules, sorted.
   *
   * @param jars the class path; a jar that is a named module counts as a plain jar
   * @param every all of Java SE besides what is reachable
   */
  public static SortedSet<String> of(
      Jdk jdk, List<Path> jars, boolean every, Collection<String> add, Collection<String> remove)
      throws IOException, InterruptedException, AotException {
    List<String> arguments = new ArrayList<>();
    arguments.add("--ignore-missing-deps");
    arguments.add("--multi-release");
    arguments.add(String.valueOf(jdk.feature()));
    arguments.add("--print-module-deps");
    SortedSet<String> modules = new TreeSet<>();
    Path work = Files.createTempDirectory("aria-modules");
    try {
      for (Path jar : jars.stream().distinct().toList()) {
        arguments.add(plain(jar, work, modules).toString());
      }
      modules.addAll(parse(jdk.run("jdeps", arguments)));
    } finally {
      Tree.delete(work);
    }
    modules.add("java.base");
    if (every) {
      modules.add("java.se");
    }
    if (jdk.feature() < CURVES_IN_BASE) {
      modules.add(ELLIPTIC_CURVES);
    }
    modules.addAll(add);
    modules.removeAll(remove);
    return modules;
  }

  /**
   * A jar as the class path sees it: without module descriptors, which jdeps would resolve, and
   * fail where they require an automatic module. The JDK modules that they require count.
   */
  private static Path plain(Path jar, Path work, SortedSet<String> modules) throws IOException {
    List<byte[]> descriptors = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (isDescriptor(entry.getName())) {
          try (InputStream in = zip.getInputStream(entry)) {
            descriptors.add(in.readAllBytes());
          }
        }
      }
    }
    if (descriptors.isEmpty()) {
      return jar;
    }
    descriptors.forEach(descriptor -> modules.addAll(required(descriptor)));
    Path copy = Files.createTempDirectory(work, "jar").resolve(jar.getFileName());
    JarRewriter.rewrite(
        jar,
        Instant.EPOCH,
        (name, content) -> isDescriptor(name) ? Optional.empty() : Optional.of(content),
        copy);
    return copy;
  }

  private static boolean isDescriptor(String entry) {
    return entry.equals("module-info.class")
        || entry.matches("META-INF/versions/\\d+/module-info\\.class");
  }

  /** JDK modules that a descriptor requires at run time. */
  private static SortedSet<String> required(byte[] descriptor) {
    SortedSet<String> required = new TreeSet<>();
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public ModuleVisitor visitModule(String name, int access, @Nullable String version) {
            return new ModuleVisitor(Opcodes.ASM9) {
              @Override
              public void visitRequire(String module, int flags, @Nullable String compiled) {
                if ((flags & Opcodes.ACC_STATIC_PHASE) == 0
                    && (module.startsWith("java.") || module.startsWith("jdk."))) {
                  required.add(module);
                }
              }
            };
          }
        };
    try {
      new ClassReader(descriptor).accept(visitor, 0);
    } catch (RuntimeException damagedOrTooNew) {
      return new TreeSet<>();
    }
    return required;
  }

  /** The last line that is a list of modules; warnings may stand before it. */
  static SortedSet<String> parse(String output) {
    return output
        .lines()
        .map(String::strip)
        .filter(line -> line.matches("[a-z][\\w.]*(,[a-z][\\w.]*)*"))
        .reduce((first, second) -> second)
        .map(line -> Arrays.stream(line.split(",")).collect(Collectors.toCollection(TreeSet::new)))
        .orElseGet(TreeSet::new);
  }
}
