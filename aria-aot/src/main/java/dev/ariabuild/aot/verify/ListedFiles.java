package dev.ariabuild.aot.verify;

import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.store.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares the files that lie there with those that the manifest lists. */
final class ListedFiles {
  private ListedFiles() {}

  static void check(Published published, Evidence evidence) throws IOException {
    int same = ofImage(published, evidence) + besideIt(published, evidence);
    evidence.proves(same + " files are those of the manifest");
  }

  private static int ofImage(Published published, Evidence evidence) throws IOException {
    SortedMap<String, String> listed = new TreeMap<>(published.files());
    listed.putAll(published.caches());
    int same = 0;
    for (Path file : Tree.files(published.image())) {
      String name = Tree.name(published.image(), file);
      @Nullable String digest = listed.remove(name);
      String found =
          Files.isSymbolicLink(file) ? "-> " + Files.readSymbolicLink(file) : Sha256.of(file);
      if (digest == null) {
        evidence.differs("image/" + name + " is not in the manifest");
      } else if (!digest.equals(found)) {
        evidence.differs("image/" + name + " is not what the manifest lists: " + found);
      } else {
        same++;
      }
    }
    listed.keySet().forEach(name -> evidence.differs("image/" + name + " is missing"));
    return same;
  }

  private static int besideIt(Published published, Evidence evidence) throws IOException {
    int same = 0;
    for (Map.Entry<String, String> entry : published.beside().entrySet()) {
      Path file = published.folder().resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        evidence.differs(entry.getKey() + " is missing");
      } else if (!Sha256.of(file).equals(entry.getValue())) {
        evidence.differs(entry.getKey() + " is not what the manifest lists");
      } else {
        same++;
      }
    }
    return same;
  }
}
