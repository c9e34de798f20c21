package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.AotException;
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
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;

/** Compares the names of builds that classes carry with those of the symbol bundle. */
final class SymbolsFit {
  private SymbolsFit() {}

  /** Checks them if there is a bundle. */
  static void check(Published published, Evidence evidence) throws IOException, AotException {
    Optional<Path> bundle =
        published.symbols().map(published.folder()::resolve).filter(Files::isRegularFile);
    if (bundle.isEmpty()) {
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
    evidence.differs(BundleCheck.against(bundle.get(), digests, ids));
    evidence.proves("the symbols of " + ids.size() + " jars map to what was published");
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
    } catch (ZipException damaged) {
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
}
