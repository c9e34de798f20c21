package dev.ariabuild.java.source;

import dev.ariabuild.java.InMemoryJavac;
import dev.ariabuild.java.InMemoryJavac.Compiled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds the source digest against the running JDK's javac; also a program, for other JDKs. */
final class SourceDifferential {
  private static final SourceNormaliser NORMALISER = new SourceNormaliser();

  private final InMemoryJavac javac = new InMemoryJavac();

  /** Prints what is wrong, and how many edits were tried. */
  public static void main(String[] args) {
    SourceDifferential differential = new SourceDifferential();
    List<SourceEdit> edits = SourceEdit.all();
    for (SourceEdit edit : edits) {
      differential.problems(edit).forEach(System.out::println);
    }
    System.out.println(edits.size() + " edits tried");
  }

  /** What is wrong with the digest under this edit; empty if nothing is. */
  List<String> problems(SourceEdit edit) {
    Compiled before = compile(edit.before());
    Compiled after = compile(edit.after());
    boolean sameClasses = before.sameAs(after);
    boolean sameDigest = sameDigest(edit.before(), edit.after());
    List<String> problems = new ArrayList<>();
    if (edit.effect() != SourceEdit.Effect.COUNTED
        && sameClasses != (edit.effect() == SourceEdit.Effect.UNSEEN)) {
      String why = before.diagnostics() + " / " + after.diagnostics();
      problems.add(edit.name() + ": classes same=" + sameClasses + " " + why);
    }
    if (sameDigest && !sameClasses) {
      problems.add(edit.name() + ": unsound, the digest is the same");
    }
    if (sameDigest != (edit.effect() == SourceEdit.Effect.UNSEEN)) {
      problems.add(edit.name() + ": " + edit.effect() + " but digest same=" + sameDigest);
    }
    return problems;
  }

  Compiled compile(String text) {
    return javac.compile(Map.of("A.java", text), Map.of(), List.of());
  }

  static boolean sameDigest(String one, String other) {
    return NORMALISER
        .normalise("A.java", one.getBytes(StandardCharsets.UTF_8))
        .equals(NORMALISER.normalise("A.java", other.getBytes(StandardCharsets.UTF_8)));
  }
}
