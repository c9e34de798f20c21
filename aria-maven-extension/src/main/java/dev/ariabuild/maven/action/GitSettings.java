package dev.ariabuild.maven.action;

import java.nio.file.Path;

/**
 * Files that say how lines end in this checkout. Those deeper in the module are among its files and
 * sources; settings of the whole machine are left out.
 */
final class GitSettings {
  private GitSettings() {}

  static void read(ModuleContext module, InputList inputs) {
    Path dir = module.moduleDir();
    while (dir != null) {
      inputs.file(dir.resolve(".gitattributes"));
      Path git = dir.resolve(".git");
      if (module.files().stat(git).isPresent()) {
        inputs.file(git.resolve("config"));
        inputs.file(git.resolve("info/attributes"));
        break;
      }
      dir = dir.getParent();
    }
    Path home = Path.of(System.getProperty("user.home", "/"));
    inputs.file(home.resolve(".gitconfig"));
    inputs.file(home.resolve(".config/git/config"));
    inputs.file(home.resolve(".config/git/attributes"));
  }
}
