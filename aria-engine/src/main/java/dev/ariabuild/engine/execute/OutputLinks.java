package dev.ariabuild.engine.execute;

/** Which symbolic links may be kept and put in place: entries may come from other machines. */
final class OutputLinks {
  private OutputLinks() {}

  /**
   * Whether a link leads, by its names alone, to something below the module. Only leading {@code
   * ..} are accepted: behind a name they could step out of another link.
   *
   * @param path of the link, relative to the module, {@code /} separated
   * @param target as the link says it
   */
  static boolean staysInside(String path, String target) {
    if (target.isEmpty() || target.startsWith("/") || target.indexOf(':') == 1) {
      return false;
    }
    int depth = path.split("/").length - 1;
    boolean named = false;
    for (String name : target.split("[/\\\\]")) {
      if (name.equals("..")) {
        depth--;
        if (named || depth < 0) {
          return false;
        }
      } else if (!name.isEmpty() && !name.equals(".")) {
        named = true;
      }
    }
    return !target.startsWith("\\");
  }
}
