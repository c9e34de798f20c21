package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Goals of the catalogue with their real plugins: left alone when nothing changed, run when
 * something did that they read, and proven by an audit.
 */
class DescribedGoalsTest {
  private static final String[] GENERATORS = {
    "grammar:antlr4@g",
    "schemas:generate@generate",
    "records:schema@schema",
    "messages:compile@proto",
    "kotlin:compile@kotlin",
    "groovy:compile@groovy",
    "texts:bundle@texts",
    "fetched:read-project-properties@properties",
    "interface:generate@api",
  };

  @Test
  void generatorsCompilersAndArchivesRunForWhatTheyReadAndNothingElse() {
    Checkout many = Checkout.of("modules-that-generate-and-package");
    many.edit("pom.xml", "linux-x86_64", protocPlatform());
    many.maven("verify")
        .ok()
        .executed(GENERATORS)
        .executed("bundle:bundle", "beans:ejb", "web:war", "enterprise:ear");

    many.edit("grammar/src/main/antlr4/example/Sum.g4", "'+' NUMBER", "'-' NUMBER");
    // a schema that another one includes
    many.edit("schemas/src/main/parts/part.xsd", "xs:int", "xs:long");
    many.edit("records/src/main/avro/point.avsc", "\"int\"", "\"long\"");
    many.edit("messages/src/main/proto/letter.proto", "text = 1", "words = 1");
    many.edit("kotlin/src/main/kotlin/example/Mix.kt", "NUMBER + 1", "NUMBER + 2");
    many.edit("groovy/src/main/groovy/example/Tale.groovy", "once", "twice");
    many.write("texts/src/main/resources/more.txt", "and quiet\n");
    many.edit("fetched/numbers.properties", "=1", "=2");
    // a part of an interface that another one refers to
    many.edit("interface/src/main/api/model.yaml", "width", "height");
    many.edit("bundle/src/main/java/example/bundle/Part.java", "return 1", "return 2");
    many.maven("verify")
        .ok()
        .executed(GENERATORS)
        .executed("bundle:compile", "bundle:bundle")
        // what takes the changed bundle in
        .executed("fetched:copy-dependencies@all", "fetched:analyze-only@analyze")
        .executed("application:repackage@boot", "web:war", "enterprise:ear")
        // what does not read what changed
        .upToDate("records:java@model", "records:xpp3-writer@model")
        .upToDate("fetched:copy@copy", "fetched:unpack@unpack", "fetched:compile")
        .upToDate("application:build-info@boot", "beans:ejb")
        .upToDate("enterprise:generate-application-xml");
    many.maven("aria:audit").ok().says("no difference");
  }

  /** Files are told by the times in Checkstyle's cache: those that it checked have new ones. */
  @Test
  void checkstyleLooksAtEditedFilesOnlyAndItsReportIsThatOfACleanBuild() {
    Checkout checked = Checkout.of("a-module-that-is-checked-file-by-file");
    checked.maven("compile").ok().executed("checked:check@style");
    checked.edit("src/main/java/example/One.java", "= 1", "= 2");
    checked.maven("compile").ok().executed("checked:check@style");
    TreeComparison.sameAsPlainBuild(checked, "compile");
    assertTrue(checked.read("target/checkstyle-result.xml").contains("Two.java"));

    checked.edit("src/main/java/example/One.java", "number", "Number");
    checked.maven("compile").failed();
    assertTrue(checked.read("target/checkstyle-result.xml").contains("Two.java"));
    assertTrue(checked.read("target/checkstyle-result.xml").contains("MemberNameCheck"));

    checked.edit("src/main/java/example/One.java", "Number", "number");
    checked.edit("rules.xml", "MemberName", "TypeName");
    checked.edit("src/main/java/example/Two.java", "= 1", "= 23");
    checked.maven("compile").ok().executed("checked:check@style");
    TreeComparison.sameAsPlainBuild(checked, "compile");
  }

  @Test
  void ratLooksAtEditedSourcesOnlyAndNeverHidesAMissingLicence() {
    Checkout checked = Checkout.of("a-module-that-is-checked-file-by-file");
    checked.maven("compile").ok().says("approved: 3 licenses");
    checked.edit("src/main/java/example/One.java", "= 1", "= 2");
    checked.maven("compile").ok().executed("checked:check@licences").says("approved: 1 license");
    TreeComparison.sameAsPlainBuild(checked, "compile");

    checked.edit("src/main/java/example/Two.java", "// SPDX-License-Identifier: Apache-2.0\n", "");
    checked.maven("compile").failed().says("unapproved license");
    String report = checked.read("target/rat.txt");
    assertTrue(report.contains("1 Unknown Licenses") && report.contains("Three.java"), report);

    checked.write("src/main/java/example/Two.java", "// SPDX-License-Identifier: MIT\n");
    checked.maven("compile").ok().says("approved: 3 licenses");
    TreeComparison.sameAsPlainBuild(checked, "compile");
  }

  @Test
  void checksAreLeftAloneButNeverHideAViolation() {
    Checkout checked = Checkout.of("outputs-differ-from-run-to-run");
    checked
        .maven("verify")
        .ok()
        .executed("checked:xjc@xjc", "checked:spotbugs@forked", "checked:check@spotbugs")
        .executed("checked:pmd@forked", "checked:check@pmd", "checked:cpd-check@pmd");
    checked
        .maven("verify")
        .ok()
        .upToDate("checked:xjc@xjc", "checked:spotbugs@forked", "checked:check@spotbugs")
        .upToDate("checked:pmd@forked", "checked:check@pmd", "checked:cpd-check@pmd")
        .nothingElse();

    String source = "src/main/java/example/Checked.java";
    checked.edit(source, "return text ==", "int count = 1;\n    return text ==");
    checked.maven("verify").failed().executed("checked:pmd@forked").says("has found 1 violation");
    checked.maven("verify").failed().says("has found 1 violation");
    // not seen by rules that do not look for it
    checked.edit("tools/rules.xml", "UnusedLocalVariable", "UnusedFormalParameter");
    checked.maven("verify").ok().executed("checked:pmd@forked", "checked:check@pmd");
    checked.edit("src/main/xsd/box.xsd", "xs:int", "xs:long");
    checked.edit("tools/spotbugs.xml", "NOTHING", "SOMETHING");
    checked
        .maven("verify")
        .ok()
        .executed("checked:xjc@xjc", "checked:spotbugs@forked")
        .executed("checked:pmd@forked", "checked:check@pmd");
    checked.maven("aria:audit").ok().says("no difference");

    // a goal that nobody calls any more takes its outputs with it
    assertTrue(checked.has("target/pmd.xml"));
    checked.edit("pom.xml", "<goal>check</goal><goal>cpd-check</goal>", "<goal>cpd-check</goal>");
    checked.maven("verify").ok();
    assertFalse(checked.has("target/pmd.xml"));
    assertTrue(checked.has("target/cpd.xml"));
  }

  private static String protocPlatform() {
    boolean arm = System.getProperty("os.arch").equals("aarch64");
    return System.getProperty("os.name").startsWith("Mac")
        ? "osx-universal_binary"
        : arm ? "linux-aarch_64" : "linux-x86_64";
  }
}
