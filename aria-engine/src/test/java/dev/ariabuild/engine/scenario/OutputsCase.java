package dev.ariabuild.engine.scenario;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A module with its own outputs. */
abstract class OutputsCase {
  @TempDir Path dir;
  Reactor r;

  @BeforeEach
  void empty() throws IOException {
    r = Reactor.in(dir);
  }

  Step copyOfIn(String out) {
    return r.module("a").step("make", here -> here.write(out, here.read("in"))).reads("in");
  }
}
