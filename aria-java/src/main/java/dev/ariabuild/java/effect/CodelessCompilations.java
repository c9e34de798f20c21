package dev.ariabuild.java.effect;

import dev.ariabuild.java.worker.Bodiless;
import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Compiles as a check does: what comes out are classes without code, all that others see of them.
 * Of classes that are no tests it is known what their code calls.
 */
public final class CodelessCompilations implements Compilations {
  private final Compilations javac;
  private final boolean tests;
  private Map<String, byte[]> code = Map.of();

  /**
   * Of what this compiler makes.
   *
   * @param tests whether they are tests, of which it makes no code in the first place
   */
  public CodelessCompilations(Compilations javac, boolean tests) {
    this.javac = javac;
    this.tests = tests;
  }

  @Override
  public Compiled compile(CompileRequest request) throws IOException {
    if (tests) {
      return javac.compile(request.ofTypesOnly());
    }
    Compiled compiled = javac.compile(request);
    code = compiled.classes();
    Map<String, byte[]> classes = new TreeMap<>();
    code.forEach((name, bytes) -> classes.put(name, Bodiless.of(bytes)));
    return new Compiled(
        compiled.success(), compiled.messages(), classes, compiled.uses(), compiled.elsewhere());
  }

  /** What the methods of these classes, which the last call made, call. */
  public List<Facts> facts(Collection<String> classes) {
    return classes.stream().map(name -> Facts.of(Objects.requireNonNull(code.get(name)))).toList();
  }
}
