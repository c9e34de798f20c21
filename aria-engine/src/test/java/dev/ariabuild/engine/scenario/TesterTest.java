package dev.ariabuild.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.decide.Input;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fixture notices what is wrong. */
class TesterTest {
  private @TempDir Path dir;
  private Reactor r;

  @BeforeEach
  void twoModules() throws IOException {
    r = Reactor.in(dir);
    r.module("a").java("a.A", "public static int f() { return 1; }");
    r.module("b").dependsOn("a").java("b.B", "long g() { return a.A.f(); }");
  }

  @Test
  void everyWrongExpectationIsNoticed() throws IOException {
    Built first = r.build();
    noticed("to be up to date", () -> first.upToDate("a:compile"));
    noticed("to be cut off", () -> first.cutOff("a:compile"));
    noticed("to be restored", () -> first.restored("a:compile"));
    noticed("to be bypassed", () -> first.bypassed("a:compile"));
    noticed("to be skipped", () -> first.skipped("a:compile"));
    noticed("to be failed", () -> first.failed("a:compile", ""));
    noticed("to be executed", () -> first.executed("a:unknown"));
    noticed("is not the reason", () -> first.because("a:compile", "the moon"));
    noticed("unexpected b:compile", () -> first.executed("a:compile").nothingElse());

    r.edit("a.A").replace("return 1", "return 2");
    Built second = r.build();
    noticed("to be executed", () -> second.executed("b:compile"));
    noticed("to be up to date", () -> second.upToDate("b:compile"));
    noticed("unexpected b:compile", () -> second.executed("a:compile").nothingElse());
  }

  @Test
  void aRebuilderThatFindsNothingDirtyIsNoticed() throws IOException {
    r.blind().build();
    r.edit("a.A").replace("return 1", "return 2");
    noticed("differs: a/target/classes/a/A.class", () -> r.build());
  }

  @Test
  void anOverEagerCutOffIsNoticed() throws IOException {
    r.normalisers(new FakeSource(), new Constant(Normaliser.ABI)).build();
    r.edit("a.A").replace("int f", "long f");
    noticed("differs: b/target/classes/b/B.class", () -> r.build());
  }

  @Test
  void aSourceReaderThatSeesNothingIsNoticed() throws IOException {
    r.normalisers(new Constant(Normaliser.SOURCE), new FakeAbi()).build();
    r.edit("a.A").replace("return 1", "return 2");
    noticed("differs: a/target/classes/a/A.class", () -> r.build());
  }

  @Test
  void anInputThatIsNotDeclaredIsNoticed() throws IOException {
    r.module("c")
        .file("in.txt", "1")
        .step("make", here -> here.write("target/out", here.read("in.txt")));
    r.build();
    r.edit("c/in.txt").to("2");
    noticed("differs: c/target/out", () -> r.build());
  }

  @Test
  void anActionThatIsNeverTheSameIsNoticed() {
    int[] count = new int[1];
    r.module("c")
        .step("make", here -> here.write("target/out", "x"))
        .reads((here, into) -> into.add(Input.value("count", "" + count[0]++)));
    noticed("a rerun is not quiet", () -> r.build());
  }

  @Test
  void aFileThatACleanBuildDoesNotMakeIsNoticed() throws IOException {
    r.build();
    Files.writeString(r.file("a/target/junk.txt"), "x");
    noticed("not in a clean build: a/target/junk.txt", () -> r.build());
  }

  @Test
  void aStoreThatLostABlobIsNoticed() throws IOException {
    Built built = r.build();
    for (Path blob : r.disk().blobs()) {
      Files.delete(blob);
    }
    noticed("the store refers to a blob that is not whole", () -> r.checks().after(built));
  }

  private interface Attempt {
    void run() throws Exception;
  }

  private static void noticed(String what, Attempt attempt) {
    AssertionError error = assertThrows(AssertionError.class, attempt::run);
    assertTrue(String.valueOf(error.getMessage()).contains(what), error.getMessage());
  }

  private record Constant(Normaliser normaliser) implements MemberNormaliser {
    @Override
    public String version() {
      return "constant";
    }

    @Override
    public Digest normalise(String name, byte[] content) {
      return Digest.ofUtf8("constant");
    }
  }
}
