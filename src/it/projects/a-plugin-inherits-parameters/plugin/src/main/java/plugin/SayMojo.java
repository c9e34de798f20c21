package plugin;

import base.SpeakingMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Says something. */
@Mojo(name = "say")
public class SayMojo extends SpeakingMojo {
  @Override
  public void execute() {
    getLog().info(spoken());
  }
}
