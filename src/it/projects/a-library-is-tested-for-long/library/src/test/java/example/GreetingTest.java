package example;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assert.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.Test;

/** Does what a file above the module says: wait for a file of another module, write or compile a file, fail. */
public class GreetingTest {
  @Test
  public void greets() throws Exception {
    assertEquals("hello you", Greeting.of("you"));
    Path orders = Path.of("../orders.txt");
    for (String order : Files.exists(orders) ? Files.readAllLines(orders) : List.<String>of()) {
      String[] words = order.split(" ");
      if (words[0].equals("await")) {
        await(Path.of(words[1]), Integer.parseInt(words[2]));
      } else if (words[0].equals("write")) {
        Files.writeString(Path.of(words[1]), "late");
      } else if (words[0].equals("compile")) {
        String[] arguments = {"-d", "target/classes", words[1]};
        assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
      } else {
        fail("as ordered");
      }
    }
  }

  private static void await(Path file, int seconds) throws InterruptedException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while (!Files.exists(file) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    assertTrue(file + " never came", Files.exists(file));
  }
}
