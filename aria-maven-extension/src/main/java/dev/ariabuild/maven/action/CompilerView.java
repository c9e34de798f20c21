package dev.ariabuild.maven.action;

import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.source.SourceReading;
import dev.ariabuild.java.source.SourceReading.Comments;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much of sources and class path a configured compiler can see.
 *
 * @param source of sources
 * @param abi of classes on the class path
 */
public record CompilerView(SourceReading source, AbiReader abi) {
  /** What plain javac sees, whether or not it writes parameter names. */
  public static final CompilerView JAVAC =
      new CompilerView(SourceReading.javac(), AbiReader.JAVAC_WITH_NAMES);

  /** What processors and compiler plugins see. */
  static final CompilerView PROCESSORS =
      new CompilerView(new SourceReading(Comments.KEPT, true), AbiReader.PROCESSORS);

  private static final List<String> ARGUMENTS =
      List.of(
          "compilerArgs",
          "compilerArgument",
          "compilerArguments",
          "testCompilerArgument",
          "testCompilerArguments");

  /** Options with which somebody reads comments or columns. */
  private static final List<String> COMMENT_READERS =
      List.of("-xdoclint", "-xjcov", "dangling-doc", "-xlint:all", "-xlint'", "-xlint,");

  /** The view of a compiler with these parameters and no processors on its class path. */
  static CompilerView of(Map<String, ConfigNode> parameters) {
    StringBuilder arguments = new StringBuilder();
    for (String name : ARGUMENTS) {
      arguments.append(parameters.getOrDefault(name, EMPTY)).append(' ');
    }
    String text = arguments.toString().toLowerCase(Locale.ROOT);
    if (present(parameters, "annotationProcessorPaths")
        || present(parameters, "annotationProcessors")
        || text.contains("-xplugin")
        || text.contains("processor")) {
      return PROCESSORS;
    }
    ConfigNode encoding = parameters.getOrDefault("encoding", EMPTY);
    boolean utf8 =
        encoding.value() != null && "UTF-8".equalsIgnoreCase(encoding.value().toString());
    Comments comments = utf8 ? Comments.IGNORED : Comments.IGNORED_IF_ASCII;
    if (COMMENT_READERS.stream().anyMatch(text::contains)) {
      comments = Comments.KEPT;
    }
    ConfigNode names = parameters.getOrDefault("parameters", EMPTY);
    boolean namesWritten = names.isTrue() || text.contains("-parameters");
    return new CompilerView(
        new SourceReading(comments, true),
        namesWritten ? AbiReader.JAVAC_WITH_NAMES : AbiReader.JAVAC);
  }

  private static final ConfigNode EMPTY = new ConfigNode("", null, List.of());

  private static boolean present(Map<String, ConfigNode> parameters, String name) {
    return !parameters.getOrDefault(name, EMPTY).absent();
  }
}
