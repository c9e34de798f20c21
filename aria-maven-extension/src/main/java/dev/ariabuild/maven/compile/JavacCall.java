package dev.ariabuild.maven.compile;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.maven.action.CompileParameters;
import dev.ariabuild.maven.action.ConfigNode;
import dev.ariabuild.maven.action.ModuleContext;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecution;
import org.jspecify.annotations.Nullable;

/**
 * What maven-compiler-plugin tells javac, as far as class files depend on it.
 *
 * @param options but output directory, source path, encoding and sources
 * @param charset of the sources
 * @param outputDirectory absolute
 * @param roots source roots, absolute; those that are not there are left out
 * @param processors empty if none run
 */
record JavacCall(
    List<String> options,
    String charset,
    Path outputDirectory,
    List<Path> roots,
    Optional<ProcessorCall> processors) {
  private static final String OLDEST_PLUGIN = "3.10";

  /** Say nothing about class files, or are looked at elsewhere. */
  private static final Set<String> WITHOUT_EFFECT =
      Set.of(
          "basedir",
          "buildDirectory",
          "compilerReuseStrategy",
          "compilerVersion",
          "createMissingPackageInfoClass", // a change of a package-info is left to the plugin
          "debugFileName",
          "fileExtensions",
          "generatedSourcesDirectory",
          "generatedTestSourcesDirectory",
          "implicit", // javac finds no sources but those it is given
          "maxmem",
          "meminitial",
          "mojoExecution",
          "moduleVersion", // modules are left to the plugin
          "outputTimestamp", // likewise
          "project",
          "projectArtifact",
          "session",
          "mavenSession",
          "showCompilationChanges",
          "skip",
          "skipMain",
          "skipMultiThreadWarning",
          "staleMillis",
          "useModulePath", // likewise
          "useModuleVersion", // likewise
          "annotationProcessorPathsUseDepMgmt");

  private static final Set<String> READ =
      Set.of(
          "compileSourceRoots",
          "compilePath",
          "testPath",
          "outputDirectory",
          "release",
          "testRelease",
          "source",
          "testSource",
          "target",
          "testTarget",
          "debug",
          "debuglevel",
          "parameters",
          "enablePreview",
          "encoding",
          "proc",
          "annotationProcessors",
          "annotationProcessorPaths",
          "showWarnings",
          "showDeprecation",
          "failOnWarning",
          "compilerArgs",
          "compilerId",
          "failOnError",
          "useIncrementalCompilation");

  /**
   * Options that stand alone and concern the compiled file only. No check of comments, which may
   * name what the file does not use.
   */
  private static final List<String> KNOWN_ARGUMENTS =
      List.of(
          "-Xlint",
          "-Xdoclint:none",
          "-Xmaxwarns",
          "-Xmaxerrs",
          "-Xpkginfo",
          "-Werror",
          "-nowarn",
          "-deprecation",
          "-parameters",
          "--enable-preview",
          "-g",
          "-A",
          "-XD");

  /** Options with a value after them. */
  private static final Set<String> KNOWN_PAIRS =
      Set.of("--add-exports", "--add-reads", "--add-modules");

  /** A call that cannot be made in the plugin's stead. */
  static final class Untranslatable extends Exception {
    private static final long serialVersionUID = 1;

    Untranslatable(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * The call for a goal.
   *
   * @throws Untranslatable with a lower-case clause if the plugin has to make it
   */
  static JavacCall of(
      ModuleContext module, MojoExecution mojo, CompileParameters parameters, Inputs inputs)
      throws Untranslatable {
    boolean tests = mojo.getGoal().equals("testCompile");
    if (!isSupported(mojo.getVersion())) {
      throw new Untranslatable("maven-compiler-plugin " + mojo.getVersion() + " is not known");
    }
    for (Map.Entry<String, ConfigNode> parameter : parameters.present().entrySet()) {
      String name = parameter.getKey();
      if (!WITHOUT_EFFECT.contains(name) && !READ.contains(name) && !isOff(parameter.getValue())) {
        throw new Untranslatable("parameter " + name);
      }
    }
    if (!"javac".equals(parameters.text("compilerId"))) {
      throw new Untranslatable("parameter compilerId");
    }
    if ("false".equalsIgnoreCase(parameters.text("failOnError"))) { // classes may be missing
      throw new Untranslatable("parameter failOnError");
    }
    if (!parameters.isTrue("useIncrementalCompilation")) {
      throw new Untranslatable("parameter useIncrementalCompilation");
    }
    if ("only".equals(parameters.text("proc"))) {
      throw new Untranslatable("parameter proc");
    }
    if (parameters.mayUseToolchain()) {
      throw new Untranslatable("a tool chain is chosen");
    }
    List<Path> classPath = parameters.paths(classPath(tests));
    Path output = parameters.path("outputDirectory");
    String generated =
        parameters.text(tests ? "generatedTestSourcesDirectory" : "generatedSourcesDirectory");
    List<Path> roots =
        parameters.paths("compileSourceRoots").stream()
            .filter(root -> generated == null || !root.equals(Path.of(generated)))
            .filter(Files::isDirectory)
            .distinct()
            .toList();
    for (Path root : roots) {
      if (Files.exists(root.resolve("module-info.java"))) {
        throw new Untranslatable("it is a module with a module-info.java");
      }
    }
    Path main = module.path(module.project().getBuild().getOutputDirectory());
    if (tests && Files.exists(main.resolve("module-info.class"))) {
      throw new Untranslatable("it tests a module with a module-info.java");
    }
    Optional<ProcessorCall> processors = ProcessorCall.of(module, mojo, parameters, inputs, tests);
    List<String> options = new ArrayList<>();
    options.add("-classpath");
    options.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    options.addAll(options(parameters, tests));
    String charset = parameters.text("encoding");
    return new JavacCall(
        options,
        charset == null || charset.isEmpty() ? Charset.defaultCharset().name() : charset,
        output,
        roots,
        processors);
  }

  /** Name of the parameter that is the class path. */
  static String classPath(boolean tests) {
    return tests ? "testPath" : "compilePath";
  }

  private static List<String> options(CompileParameters parameters, boolean tests)
      throws Untranslatable {
    List<String> options = new ArrayList<>(List.of("-proc:none"));
    if (parameters.isTrue("debug")) {
      String level = parameters.text("debuglevel");
      options.add(level == null || level.isEmpty() ? "-g" : "-g:" + level);
    }
    if (parameters.isTrue("parameters")) {
      options.add("-parameters");
    }
    if (parameters.isTrue("enablePreview")) {
      options.add("--enable-preview");
    }
    if (parameters.isTrue("showDeprecation")) {
      options.add("-deprecation");
    } else if (!parameters.isTrue("showWarnings")) {
      options.add("-nowarn");
    }
    if (parameters.isTrue("failOnWarning")) {
      options.add("-Werror");
    }
    String release = either(parameters, tests, "testRelease", "release");
    if (release != null) {
      options.addAll(List.of("--release", release));
    } else {
      String target = either(parameters, tests, "testTarget", "target");
      String source = either(parameters, tests, "testSource", "source");
      if (target == null || source == null) {
        throw new Untranslatable("neither release nor source and target are set");
      }
      options.addAll(List.of("-target", target, "-source", source));
    }
    arguments(parameters.texts("compilerArgs"), options);
    options.add("-XDuseUnsharedTable=true");
    return options;
  }

  private static @Nullable String either(
      CompileParameters parameters, boolean tests, String ofTests, String ofMain) {
    String text = tests ? parameters.text(ofTests) : null;
    String main = parameters.text(ofMain);
    String chosen = text != null ? text : main;
    return chosen == null || chosen.isEmpty() ? null : chosen;
  }

  private static void arguments(List<String> arguments, List<String> options)
      throws Untranslatable {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (KNOWN_PAIRS.contains(argument) && i + 1 < arguments.size()) {
        options.add(argument);
        options.add(arguments.get(++i));
      } else if (KNOWN_ARGUMENTS.stream().anyMatch(argument::startsWith)) {
        options.add(argument);
      } else if (!argument.isBlank()) {
        throw new Untranslatable("compiler argument " + argument);
      }
    }
  }

  private static boolean isOff(ConfigNode node) {
    return node.value() != null && "false".equalsIgnoreCase(node.value().toString().trim());
  }

  /** Versions from 3.10 whose options are made in this way. */
  static boolean isSupported(String version) {
    return version.startsWith("3.") && compare(version, OLDEST_PLUGIN) >= 0;
  }

  /** Whether one version of the plugin comes before another; only the first two numbers count. */
  static int compare(String version, String other) {
    return Integer.compare(minor(version), minor(other));
  }

  private static int minor(String version) {
    String[] parts = version.split("[.-]");
    return parts.length > 1 && parts[1].matches("\\d{1,4}") ? Integer.parseInt(parts[1]) : 0;
  }
}
