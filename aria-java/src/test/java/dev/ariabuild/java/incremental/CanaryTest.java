package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ariabuild.java.worker.Compilations;
import dev.ariabuild.java.worker.CompileRequest;
import dev.ariabuild.java.worker.Compiled;
import dev.ariabuild.java.worker.Javac;
import dev.ariabuild.java.worker.ProcessRequest;
import dev.ariabuild.java.worker.Processed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done before a compiler continues what another one began. */
class CanaryTest {
  @TempDir Path dir;

  /** A compiler whose options can be others from now on. */
  private static final class Turncoat implements Compilations {
    private final Javac javac = new Javac();
    private final List<String> more = new ArrayList<>();

    @Override
    public Compiled compile(CompileRequest request) throws IOException {
      List<String> options = new ArrayList<>(request.options());
      options.addAll(more);
      return javac.compile(
          new CompileRequest(
              options,
              request.charset(),
              request.outputDirectory(),
              request.hidden(),
              request.sources()));
    }

    @Override
    public Processed process(ProcessRequest request) throws IOException {
      return javac.process(request);
    }
  }

  private final Turncoat compiler = new Turncoat();

  private Module module(String canary) {
    return new Module(dir, compiler, List.of())
        .file("p/A", "package p; class A { int f(int i) { return 1; } }")
        .file("p/B", canary)
        .built();
  }

  private static final String CANARY =
      "package p; class B { Object g(A a) { return new Object() { int h() { return a.f(1); } }; } }";

  @Test
  void theUnchangedFilesAreCompiledWithTheFirstChangeInOneCall() {
    Module module = module(CANARY).edit("p/A", "return 1", "return 2").compiles("p/A");
    assertEquals(1, module.calls());

    module.edit("p/A", "return 2", "return 3").compiles("p/A");
    assertEquals(2, module.calls());
  }

  @Test
  void aCompilerThatMakesOtherClassesIsFound() {
    compiler.more.add("-parameters");
    Module module = module(CANARY).edit("p/A", "return 1", "return 2");
    compiler.more.clear();
    module.wholly("this compiler makes another class file of p.B");
  }

  @Test
  void aChangeThatTheUnchangedFilesShowAsWellIsNoDifference() {
    Module module =
        module(CANARY).edit("p/A", "int f(int i)", "int f(long i)").compiles("p/A", "p/B");
    assertEquals(
        4, module.calls()); // together, they alone, what changed alone, with what it reaches
  }

  @Test
  void unchangedFilesThatAChangeBreaksAreTriedAlone() {
    module(CANARY).edit("p/A", "int f(int i) { return 1; }", "").wholly(DirectedCase.FAILS);
  }

  @Test
  void aClassThatIsDeletedIsNotWhatUnchangedFilesAreCompiledWith() {
    Module module = module(CANARY).file("p/C", "package p; class C {}").compiles("p/C");
    assertEquals(1, module.calls());
    new Module(dir.resolve("other"), compiler, List.of())
        .file("p/B", "package p; class B { int g() { return 1; } }")
        .file("p/C", "package p; class C {}")
        .built()
        .delete("p/C")
        .compiles();
  }

  @Test
  void whatJavacSaysOfUnchangedFilesIsNotSaid() {
    String unchecked =
        "package p; class B { java.util.List<String> g(java.util.List l) { return l; } }";
    Module module = module(unchecked).edit("p/A", "return 1", "return 2");
    PartialOutcome outcome = module.partly();
    assertEquals(List.of(), assertInstanceOf(PartialOutcome.Done.class, outcome).messages());
    assertEquals(2, module.calls());
  }
}
