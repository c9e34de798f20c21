package dev.ariabuild.maven.goal;

import dev.ariabuild.engine.config.ConfigException;
import dev.ariabuild.engine.config.TomlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Build-time tool: turns the catalogue's TOML files into the JSON files that are shipped. */
public final class CatalogueCompiler {
  private CatalogueCompiler() {}

  /** Arguments: directory of TOML files, directory of JSON files. */
  public static void main(String[] args) throws Exception {
    Path target = Path.of(args[1]);
    List<Path> files;
    try (Stream<Path> all = Files.list(Path.of(args[0]))) {
      files = all.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    }
    for (Path file : files) {
      compile(file, target);
    }
  }

  private static void compile(Path file, Path target) throws IOException, ConfigException {
    try {
      PluginGoals goals = GoalTables.file(TomlFile.read(file));
      Path json = target.resolve(ShippedCatalogue.fileName(goals.plugin()));
      Files.createDirectories(target);
      Files.writeString(json, CatalogueJson.write(goals));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }
}
