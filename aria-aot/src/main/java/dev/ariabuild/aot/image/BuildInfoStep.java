package dev.ariabuild.aot.image;

import dev.ariabuild.aot.provenance.BuildInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts build information at the end of the class path, where neither the jars nor a start-up cache
 * change with it. The profile's name stays out: other profiles may ship the same bytes.
 */
final class BuildInfoStep {
  private final Workshop shop;

  BuildInfoStep(Workshop shop) {
    this.shop = shop;
  }

  void write(Path lib) throws IOException {
    ImageRequest request = shop.request();
    Map<String, String> more = new TreeMap<>();
    more.put("contract", String.valueOf(Manifest.CONTRACT));
    more.put("target", shop.target().toString());
    more.put("jdk", shop.jdk().version());
    request.options().features().forEach((name, value) -> more.put("feature." + name, value));
    Path jar = lib.resolve(BuildInfo.JAR);
    BuildInfo.writeJar(
        jar,
        BuildInfo.properties(request.publication().facts(), request.timestamp(), more),
        request.timestamp());
    Files.setLastModifiedTime(jar, FileTime.from(request.timestamp()));
  }
}
