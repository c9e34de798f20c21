package dev.ariabuild.maven.memory;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CheckstyleModulesTest {
  private static final String DTD =
      "<!DOCTYPE module PUBLIC \"-//Checkstyle//DTD Checkstyle Configuration 1.3//EN\""
          + " \"https://checkstyle.org/dtds/configuration_1_3.dtd\">";

  private static boolean byFile(String modules) {
    return CheckstyleModules.judgeByFile(
        "<?xml version='1.0'?>"
            + DTD
            + "<module name='Checker'><module name='TreeWalker'>"
            + modules
            + "</module></module>");
  }

  @Test
  void checkstylesOwnModulesJudgeEachFileByItself() {
    assertTrue(byFile("<module name='MemberName'/><module name='UnusedImportsCheck'/>"));
    assertTrue(
        byFile("<module name='com.puppycrawl.tools.checkstyle.checks.naming.MemberNameCheck'/>"));
  }

  @Test
  void modulesThatCompareFilesOrThatNobodyKnowsDoNot() {
    assertFalse(byFile("<module name='JavadocPackage'/>"));
    assertFalse(byFile("<module name='Translation'/>"));
    assertFalse(byFile("<module name='com.example.MemberName'/>"));
    assertFalse(byFile("<module name='OurOwn'/>"));
    assertFalse(CheckstyleModules.judgeByFile("no xml"));
    assertFalse(CheckstyleModules.judgeByFile("<rules/>"));
  }
}
