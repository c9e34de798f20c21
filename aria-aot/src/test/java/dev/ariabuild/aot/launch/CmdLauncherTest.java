package dev.ariabuild.aot.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The text only: no Windows has run it here. */
class CmdLauncherTest {
  private static String text() throws IOException {
    return new CmdLauncher(
            "app", "p.Main", List.of("b it's.jar", "100%.jar"), List.of("-Dx=1 2", "-Dq=a\"b"))
        .text();
  }

  @Test
  void everyLineEndsAsCmdWantsIt() throws IOException {
    assertFalse(text().replace("\r\n", "").contains("\n"));
    assertFalse(text().contains("@NAME@") || text().contains("@JVM") || text().contains("@MAIN"));
  }

  @Test
  void theClassPathIsInOrderWithoutEmptyElementsAndPercentSignsStay() throws IOException {
    assertTrue(
        text()
            .contains(
                "set \"CLASSPATH=%ARIA_HOME%\\lib\\b it's.jar\"\r\n"
                    + "set \"CLASSPATH=%CLASSPATH%;%ARIA_HOME%\\lib\\100%%.jar\"\r\n"));
  }

  @Test
  void optionsComeBeforeJavaOptsAndArgumentsAfterTheMainClass() throws IOException {
    String start =
        "\"%ARIA_HOME%\\runtime\\bin\\java.exe\" \"-Dx=1 2\" \"-Dq=a\\\"b\" %JAVA_OPTS% p.Main ";
    assertTrue(text().contains(start + "%*\r\nexit /b %ERRORLEVEL%\r\n"), text());
    assertTrue(text().contains(start + "%ARIA_REST%\r\nexit /b %ERRORLEVEL%\r\n"), text());
  }

  @Test
  void aMissingRuntimeEndsWithTheCodeOfThePosixLauncher() throws IOException {
    assertTrue(text().contains("unpack the whole image\r\n  exit /b 127\r\n"), text());
  }

  @Test
  void wordsAreQuotedForTheCRuntime() {
    assertEquals("\"a\\\\\"", CmdLauncher.quote("a\\"));
    assertEquals("\"a\\b\"", CmdLauncher.quote("a\\b"));
    assertEquals("\"a\\\\\\\"b\"", CmdLauncher.quote("a\\\"b"));
    assertEquals("\"%%x%%\"", CmdLauncher.quote("%x%"));
  }
}
