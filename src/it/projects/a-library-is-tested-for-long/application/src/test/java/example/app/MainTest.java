package example.app;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import example.Greeting;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class MainTest {
  @Test
  public void greets() throws Exception {
    assertTrue(Main.greeting().endsWith(" shop!"));
    Path library = Path.of(Greeting.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    // as in a build of one module after the other; a build that only tests has no jars
    String expected = System.getProperty("library.is", "jar");
    assertEquals(expected, Files.isDirectory(library) ? "folder" : "jar");
  }
}
