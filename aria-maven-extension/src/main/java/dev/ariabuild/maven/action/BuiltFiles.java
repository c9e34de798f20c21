package dev.ariabuild.maven.action;

import java.nio.file.Path;
import java.util.List;

/**
 * What earlier goals of the same build have put into the build directory for whoever runs after
 * them, such as unpacked archives. Classes count through class paths, generated sources through
 * their classes.
 */
final class BuiltFiles {
  private BuiltFiles() {}

  static void read(ModuleContext module, InputList inputs) {
    Path build = module.buildDir();
    List<Path> counted =
        List.of(
            module.path(module.project().getBuild().getOutputDirectory()),
            module.path(module.project().getBuild().getTestOutputDirectory()),
            build.resolve("generated-sources"),
            build.resolve("generated-test-sources"),
            build.resolve("maven-status"));
    inputs.tree(
        build,
        name -> {
          Path file = build.resolve(name);
          return counted.stream().noneMatch(file::startsWith) && module.writtenEarlier().test(file);
        },
        "earlier files in ");
  }
}
