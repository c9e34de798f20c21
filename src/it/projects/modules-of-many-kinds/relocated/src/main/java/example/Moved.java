package example;

public class Moved {
  public String base(String name) {
    return org.apache.commons.io.FilenameUtils.getBaseName(name);
  }
}
