package base;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Parameter;

public abstract class SpeakingMojo extends AbstractMojo {
  /** What is said. */
  @Parameter(property = "word", defaultValue = "hello")
  private String word;

  protected String spoken() {
    return word + "!";
  }
}
