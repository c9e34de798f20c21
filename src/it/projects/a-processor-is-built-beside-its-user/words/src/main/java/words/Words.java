package words;

public class Words {
  public static String word() {
    return "first";
  }
}
