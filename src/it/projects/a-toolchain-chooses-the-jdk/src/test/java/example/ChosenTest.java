package example;

import static org.junit.Assert.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Test;

public class ChosenTest {
  @Test
  public void saysWhichJdkItRunsOn() throws Exception {
    String jdk = new Chosen().jdk();
    Files.writeString(Path.of("target", "surefire-reports", "jdk.txt"), jdk);
    assertEquals(Integer.parseInt(jdk), Runtime.version().feature());
  }
}
