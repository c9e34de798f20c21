package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.InMemoryJavac;
import dev.ariabuild.java.InMemoryJavac.Compiled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds the ABI digest against the running JDK's javac; also a program, for other JDKs. */
final class AbiDifferential {
  private final InMemoryJavac javac = new InMemoryJavac();

  /** Prints what is wrong, and how many edits were tried. */
  public static void main(String[] args) {
    AbiDifferential differential = new AbiDifferential();
    List<AbiEdit> edits = AbiEdit.all();
    for (AbiEdit edit : edits) {
      differential.problems(edit).forEach(System.out::println);
    }
    System.out.println(edits.size() + " edits tried");
  }

  /** What is wrong with the digest under this edit; empty if nothing is. */
  List<String> problems(AbiEdit edit) {
    Compiled before = javac.compile(edit.upstream(), Map.of(), edit.upstreamOptions());
    Compiled after = javac.compile(edit.edited(), Map.of(), edit.upstreamOptions());
    if (!before.success() || !after.success()) {
      String why = before.diagnostics() + after.diagnostics();
      return List.of(edit.name() + ": upstream does not compile: " + why);
    }
    Compiled userBefore = javac.compile(edit.users(), before.classes(), edit.userOptions());
    Compiled userAfter = javac.compile(edit.users(), after.classes(), edit.userOptions());
    boolean sameResult = userBefore.sameAs(userAfter);
    List<String> problems = new ArrayList<>();
    if (edit.effect() != AbiEdit.Effect.COUNTED
        && sameResult != (edit.effect() == AbiEdit.Effect.UNSEEN)) {
      String why = userBefore.diagnostics() + " / " + userAfter.diagnostics();
      problems.add(edit.name() + ": downstream same=" + sameResult + " " + why);
    }
    for (AbiReader reader : AbiReader.values()) {
      boolean sameAbi = digests(before, reader).equals(digests(after, reader));
      if (sameAbi && !sameResult && reader.compareTo(edit.reader()) >= 0) {
        problems.add(edit.name() + ": unsound, the digest for " + reader + " is the same");
      }
      if (reader == edit.reader() && sameAbi != (edit.effect() == AbiEdit.Effect.UNSEEN)) {
        problems.add(edit.name() + ": " + edit.effect() + " but digest same=" + sameAbi);
      }
    }
    return problems;
  }

  private static Map<String, Digest> digests(Compiled compiled, AbiReader reader) {
    AbiNormaliser normaliser = AbiNormaliser.classpath(reader);
    Map<String, Digest> digests = new TreeMap<>();
    compiled
        .classes()
        .forEach(
            (name, content) -> {
              Digest digest = normaliser.normalise(name, content);
              if (digest != null) {
                digests.put(name, digest);
              }
            });
    return digests;
  }
}
