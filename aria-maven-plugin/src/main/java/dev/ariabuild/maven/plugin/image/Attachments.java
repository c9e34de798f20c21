package dev.ariabuild.maven.plugin.image;

import dev.ariabuild.aot.image.ImageResult;
import dev.ariabuild.aot.image.Target;
import java.nio.file.Path;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** What is published of a module beside its jar, with the platform as classifier. */
public final class Attachments {
  private final MavenProjectHelper helper;
  private final MavenProject project;
  private final Target target;

  /** Those of a module for a platform. */
  public Attachments(MavenProjectHelper helper, MavenProject project, Target target) {
    this.helper = helper;
    this.project = project;
    this.target = target;
  }

  /** Attaches an image's archives, and what goes with them. */
  void add(ImageResult image) {
    for (ImageResult.Archive archive : image.archives()) {
      add(archive.kind().text(), target.toString(), archive.file());
    }
    add("cdx.json", target.toString(), image.sbom());
    add("intoto.json", target.toString(), image.provenance());
    image.symbols().ifPresent(this::addSymbols);
  }

  /** Attaches a symbol bundle. */
  public void addSymbols(Path bundle) {
    add("tar.xz", target + "-symbols", bundle);
  }

  private void add(String type, String classifier, Path file) {
    helper.attachArtifact(project, type, classifier, file.toFile());
  }
}
