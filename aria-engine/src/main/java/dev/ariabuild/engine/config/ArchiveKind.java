package dev.ariabuild.engine.config;

/** A form in which an image is published. */
public enum ArchiveKind implements Named {
  /** For everybody. */
  TAR_GZ("tar.gz"),
  /** For Windows, and tools that want single files of it. */
  ZIP("zip"),
  /** A package of Debian and what descends from it. */
  DEB("deb");

  private final String text;

  ArchiveKind(String text) {
    this.text = text;
  }

  /** The word, which is the end of the file name too. */
  @Override
  public String text() {
    return text;
  }
}
