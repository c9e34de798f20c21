package dev.ariabuild.maven.action;

import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.java.abi.AbiNormaliser;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.abi.ClassMentions;
import dev.ariabuild.java.abi.ClassShapes;
import dev.ariabuild.java.abi.ClassVersions;
import java.util.List;

/** All that read a class path entry in part. */
public final class ClassReaders {
  static final MemberNormaliser SHAPES = new ClassShapes();
  static final MemberNormaliser VERSIONS = new ClassVersions();
  static final MemberNormaliser PLUGIN_ANNOTATIONS =
      new ClassMentions("Lorg/apache/maven/plugins/annotations/");

  /** Each of them; one that is missing here makes modules be looked at more often. */
  public static final List<MemberNormaliser> ALL =
      List.of(
          AbiNormaliser.classpath(AbiReader.JAVAC),
          AbiNormaliser.classpath(AbiReader.JAVAC_WITH_NAMES),
          AbiNormaliser.classpath(AbiReader.PROCESSORS),
          SHAPES,
          VERSIONS,
          PLUGIN_ANNOTATIONS);

  private ClassReaders() {}
}
