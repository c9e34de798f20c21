package dev.ariabuild.engine.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** One module whose results are kept. */
abstract class CacheCase {
  @TempDir Path dir;
  Reactor r;

  @BeforeEach
  void oneModule() throws IOException {
    r = Reactor.in(dir);
    r.module("a").resource("x.txt", "small").resource("y.txt", "also small").jar();
  }
}
