package dev.ariabuild.maven.action;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Files beside the sources that tests may open by path: everything in the module's directory except
 * what is built, what is compiled (its classes count instead), nested modules, hidden directories
 * and installed node packages.
 */
final class ModuleFiles {
  private ModuleFiles() {}

  static void read(ModuleContext module, InputList inputs) {
    List<Path> left = new ArrayList<>(module.nestedModules());
    left.add(module.buildDir());
    module.project().getCompileSourceRoots().forEach(root -> left.add(module.path(root)));
    module.project().getTestCompileSourceRoots().forEach(root -> left.add(module.path(root)));
    inputs.treeExcept("file", module.moduleDir(), dir -> !left.contains(dir) && !hidden(dir));
  }

  /** Everything, hidden directories too, except what is built, nested modules and {@code .git}. */
  static void readWhole(ModuleContext module, InputList inputs) {
    List<Path> left = new ArrayList<>(module.nestedModules());
    left.add(module.buildDir());
    left.add(module.moduleDir().resolve(".git"));
    inputs.treeExcept(FileInputs.ANY, module.moduleDir(), dir -> !left.contains(dir));
  }

  private static boolean hidden(Path dir) {
    String name = String.valueOf(dir.getFileName());
    return name.startsWith(".") || name.equals("node_modules");
  }
}
