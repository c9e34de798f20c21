package dev.ariabuild.java.incremental;

import org.junit.jupiter.api.Test;

/** What does not compile alone: everything is compiled, and nothing is lost. */
class EditsThatDoNotCompileTest extends DirectedCase {
  @Test
  void aCompileErrorLeavesTheOldStateAndTheFixIsRight() {
    Module module =
        house(PROVIDER)
            .edit("p/A", "return 1;", "return nonsense;")
            .wholly(FAILS)
            .edit("p/A", "return nonsense;", "return 4;")
            .compiles("p/A");
    module.edit("p/A", "return 4", "return 5").compiles("p/A");
  }

  @Test
  void twoFilesThatOnlyFitTogetherAreCompiledTogether() {
    house(PROVIDER)
        .edit("p/A", "f(int i)", "renamed(int i)")
        .edit("p/B", "a.f(1)", "a.renamed(1)")
        .compiles("p/A", "p/B");
  }

  @Test
  void aUserThatNoLongerCompilesIsAnError() {
    house(PROVIDER).edit("p/A", "f(int i)", "renamed(int i)").wholly(FAILS);
  }
}
