package dev.ariabuild.maven.action;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleInstructionsTest {
  @Test
  void exportedContentsAndImportsCopyNothing() {
    assertFalse(
        BundleInstructions.mayCopy(
            """
            <bnd>Bundle-SymbolicName: a.b
            -exportcontents: *;-noimport:=true
            Import-Package: javax.inject*;resolution:=optional, *
            -fixupmessages: 'Unused Export-Package instructions';is:=ignore, \\
              &apos;Unused Private-Package&apos;</bnd>
            """));
    assertFalse(BundleInstructions.mayCopy(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Export-Package: a.b.*",
        "-exportpackage: a.b",
        "Private-Package: *",
        "-privatepackage: *",
        "-includepackage: c",
        "-conditionalpackage: d.*",
        "Include-Resource: @lib.jar",
        "-includeresource: lib.jar;lib:=true",
        "-include: other.bnd",
        "-plugin.x: some.Plugin",
        "<bndfile>other.bnd</bndfile>"
      })
  void whatMayBringClassesOfDependenciesCopies(String instruction) {
    assertTrue(BundleInstructions.mayCopy("-exportcontents: *\n" + instruction + "\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-sources: true", "Include-Resource: src/main/java", "-include: other.bnd"})
  void whatMayBringSourcesCopiesThem(String instruction) {
    assertTrue(BundleInstructions.mayCopySources("-exportcontents: *\n" + instruction + "\n"));
  }

  @Test
  void withoutAWordOfSourcesNoneAreCopied() {
    assertFalse(BundleInstructions.mayCopySources("-exportcontents: *;-noimport:=true\n"));
    assertFalse(BundleInstructions.mayCopy("-sources: true"), "classes of dependencies are not");
  }

  @Test
  void aPropertyIsAnInstructionOnlyByItsWholeName() {
    assertTrue(BundleInstructions.mayCopySourcesByProperty("-sources"));
    assertTrue(BundleInstructions.mayCopySourcesByProperty("Include-Resource"));
    assertTrue(BundleInstructions.mayCopySourcesByProperty("-includeresource.all"));
    assertFalse(BundleInstructions.mayCopySourcesByProperty("version.maven-plugin-tools"));
    assertFalse(BundleInstructions.mayCopySourcesByProperty("my-sources"));
  }
}
