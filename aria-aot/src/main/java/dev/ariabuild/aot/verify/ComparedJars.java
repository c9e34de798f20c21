package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.store.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** Compares the jars of an image with the unstripped ones. */
final class ComparedJars {
  private final Published published;
  private final Evidence evidence;
  private int classes;
  private int resources;
  private int dropped;

  ComparedJars(Published published, Evidence evidence) {
    this.published = published;
    this.evidence = evidence;
  }

  /**
   * Compares them all.
   *
   * @param originals by their name in {@code lib}
   */
  void check(Map<String, Path> originals) throws IOException {
    if (published.isNative()) {
      evidence.proves("it is a native program: there are no classes to compare");
      return;
    }
    Set<String> rest = new TreeSet<>(published.sources().keySet());
    for (Map.Entry<String, Path> entry : originals.entrySet()) {
      String path = "lib/" + entry.getKey();
      if (!rest.remove(path)) {
        evidence.differs(path + " is on the class path, but not in the image");
      } else if (!Sha256.of(entry.getValue()).equals(published.sources().get(path))) {
        evidence.differs(
            entry.getKey() + " was built anew since the image was made: build the image again");
      } else {
        compare(entry.getValue(), path);
      }
    }
    rest.forEach(path -> evidence.differs(path + " is in the image, but not on the class path"));
    evidence.proves(
        "%d classes and %d resources of %d jars are the same but for debug attributes%s"
            .formatted(
                classes,
                resources,
                originals.size(),
                dropped == 0 ? "" : "; " + dropped + " unreachable classes were dropped"));
  }

  private void compare(Path original, String path) throws IOException {
    Path jar = published.image().resolve(path);
    if (!Files.isRegularFile(jar)) {
      return; // told by the manifest
    }
    try {
      JarComparison.Findings findings =
          JarComparison.compare(original, jar, path, published.mayDrop());
      classes += findings.classes();
      resources += findings.resources();
      dropped += findings.dropped();
      evidence.differs(findings.differences());
    } catch (ZipException damaged) {
      evidence.differs(path + " is no readable jar");
    }
  }
}
