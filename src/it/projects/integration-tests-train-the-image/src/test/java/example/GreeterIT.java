package example;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.Test;

public class GreeterIT {
  private static String run(int code, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    String launcher = System.getProperty("aria.image.launcher");
    if (launcher == null) {
      command.addAll(
          Arrays.asList("java", "-cp", System.getProperty("basedir") + "/target/classes", "example.Main"));
    } else {
      command.add(launcher);
    }
    command.addAll(Arrays.asList(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes());
    assertEquals(text, code, process.waitFor());
    return text;
  }

  @Test
  public void allAreGreeted() throws Exception {
    String word = System.getProperty("greeter.word");
    assertEquals(word + ", Ada!\n" + word + ", Bob Smith!\n", run(0, "Ada", "Bob Smith"));
  }

  @Test
  public void nobodyIsAnError() throws Exception {
    run(1, " ");
  }
}
