package dev.ariabuild.maven.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.engine.report.BuildJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainMojoTest {
  @TempDir Path root;

  private Path module(boolean recorded) throws IOException {
    Path module = Files.createDirectory(root.resolve("module"));
    if (recorded) {
      Path record = BuildJson.fileIn(module);
      Files.createDirectories(module.resolve(BuildJson.PATH).getParent());
      Files.writeString(record, "{}");
    }
    return module;
  }

  @Test
  void theRecordWhereMavenWasStartedComesFirst() throws IOException {
    Path module = module(true);
    assertEquals(module, ExplainMojo.recorded(module, root));
  }

  @Test
  void aModuleWithoutARecordAsksTheRoot() throws IOException {
    assertEquals(root, ExplainMojo.recorded(module(false), root));
  }
}
