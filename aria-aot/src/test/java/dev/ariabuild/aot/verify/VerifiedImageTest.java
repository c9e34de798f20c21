package dev.ariabuild.aot.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.cache.Training;
import dev.ariabuild.aot.image.ClassPathPlan;
import dev.ariabuild.aot.image.ImageBuilder;
import dev.ariabuild.aot.image.ImageRequest;
import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.JarSource;
import dev.ariabuild.aot.store.Sha256;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.engine.config.AotMode;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Lto;
import dev.ariabuild.engine.config.OptLevel;
import dev.ariabuild.engine.config.Panic;
import dev.ariabuild.engine.config.Strip;
import dev.ariabuild.engine.config.Symbols;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real images of both release profiles. */
@Tag("slow")
class VerifiedImageTest {
  private static final Training WORK = Training.ending(List.of("x"), 120);
  private static final Path JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path work;

  private Path jar(String name, String text) throws Exception {
    return Jars.program(
        work,
        work.resolve(name),
        "p.App",
        // other lines, and so another mapping
        "\n".repeat(name.length())
            + "package p; public class App { public static void main(String[] a) {\n"
            + " try { throw new IllegalStateException(\""
            + text
            + "\");\n } catch (IllegalStateException e) { e.printStackTrace(); } } }");
  }

  private ImageResult build(Path jar, String profile, Symbols symbols) throws Exception {
    ImageRequest.Options options =
        new ImageRequest.Options(
            profile,
            Backend.AOT_CACHE,
            AotMode.OFF,
            OptLevel.SOME,
            Strip.SYMBOLS,
            DebugInfo.NONE,
            symbols,
            false,
            Panic.ABORT,
            Lto.THIN,
            List.of(),
            new TreeSet<>(),
            new TreeSet<>(),
            List.of());
    StripPlan plan = StripPlan.of(options.strip(), options.debug());
    return ImageBuilder.build(
        new ImageRequest(
            "app",
            "1.0",
            "p.App",
            List.of(new JarSource(jar, "app.jar", plan)),
            ClassPathPlan.NOTHING,
            options,
            WORK,
            JDK,
            work.resolve(profile),
            work.resolve("cache"),
            Instant.parse("2026-01-01T00:00:00Z")));
  }

  private List<String> verify(Path folder, Path jar) throws Exception {
    return Verifier.verify(
        folder,
        Map.of("app.jar", jar),
        Optional.of(new Verifier.Runs(JDK.resolve("bin/java"), List.of(), WORK)));
  }

  @Test
  void bothReleaseProfilesAreEquivalentAndSymbolsOfAnotherBuildAreNot() throws Exception {
    Path jar = jar("app.jar", "old");
    Path release = build(jar, "release", Symbols.NONE).manifest().getParent();
    ImageResult second = build(jar, "release-with-symbols", Symbols.EXTERNAL);
    Path symbols = second.manifest().getParent();
    List<String> proven = verify(release, jar);
    assertTrue(proven.get(2).startsWith("it runs as the unstripped application"), proven.get(2));
    assertTrue(verify(symbols, jar).contains("the symbols of 1 jars map to what was published"));
    assertEquals(1, Verifier.same(release, symbols).size());

    Path bundle = second.symbols().orElseThrow();
    Path kept = Files.copy(bundle, work.resolve("kept.tar.xz"));
    Path other = jar("other.jar", "new");
    Path foreign = build(other, "other", Symbols.EXTERNAL).symbols().orElseThrow();
    Files.copy(foreign, bundle, StandardCopyOption.REPLACE_EXISTING);
    Path manifest = symbols.resolve("manifest.json");
    String text = Files.readString(manifest);
    Files.writeString(manifest, text.replace(Sha256.of(kept), Sha256.of(bundle)));
    AotException e = assertThrows(AotException.class, () -> verify(symbols, jar));
    assertTrue(e.text().contains("the symbols of lib/app.jar are for SHA-256"), e.text());
    assertTrue(e.text().contains("the classes of lib/app.jar name the build aria-"), e.text());
  }
}
