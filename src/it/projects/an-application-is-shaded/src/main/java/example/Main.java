package example;

public class Main {
  public static void main(String[] args) {
    System.out.println(org.apache.commons.io.FilenameUtils.getBaseName("a/b.txt"));
  }
}
