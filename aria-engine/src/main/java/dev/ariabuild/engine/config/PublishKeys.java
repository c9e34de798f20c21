package dev.ariabuild.engine.config;

import static dev.ariabuild.engine.config.Section.PROFILE;
import static dev.ariabuild.engine.config.ValueType.LIST;
import static dev.ariabuild.engine.config.ValueType.SIZES;
import static dev.ariabuild.engine.config.ValueType.TEXT;
import static dev.ariabuild.engine.config.ValueType.listOf;

import java.util.List;
import java.util.Map;

/** {@code [profile.NAME]}: in which forms an image is published, and how large it may be. */
public final class PublishKeys {
  public static final Key<List<ArchiveKind>> ARCHIVES =
      PROFILE
          .key("archives", listOf(ArchiveKind.class))
          .or(List.of(ArchiveKind.TAR_GZ))
          .perPackage()
          .means("Forms in which an image is published; an empty list: none");

  public static final Key<String> DEB_MAINTAINER =
      PROFILE
          .key("deb.maintainer", TEXT)
          .perPackage()
          .means("Name and address in Debian packages; default: the first developer of the pom");

  public static final Key<List<String>> DEB_DEPENDS =
      PROFILE
          .key("deb.depends", LIST)
          .or(List.of("libc6"))
          .perPackage()
          .means("Debian packages that the image needs");

  public static final Key<Map<String, ByteSize>> SIZE_BUDGET =
      PROFILE
          .key("size.budget", SIZES)
          .or(Map.of())
          .perPackage()
          .means("Largest sizes of image, archive and other parts that aria:size lets pass");

  static final List<Key<?>> ALL = List.of(ARCHIVES, DEB_MAINTAINER, DEB_DEPENDS, SIZE_BUDGET);

  private PublishKeys() {}
}
