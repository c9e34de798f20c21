package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.goal.GoalDescriptor;
import dev.ariabuild.maven.goal.Role;
import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.Parameter;
import org.jspecify.annotations.Nullable;

/** Reads each parameter according to its role. */
final class ParameterReader {
  /** Types whose values name no files unless the catalogue says so. */
  private static final Set<String> PLAIN =
      Set.of(
          "boolean",
          "int",
          "long",
          "char",
          "float",
          "double",
          "short",
          "byte",
          "java.lang.Boolean",
          "java.lang.Integer",
          "java.lang.Long",
          "java.lang.String",
          "java.lang.Character",
          "java.lang.Float",
          "java.lang.Double",
          "java.util.Date",
          "java.net.URL",
          "java.net.URI");

  private static final Pattern PATH_LIKE = Pattern.compile(".*[/\\\\].*|.*\\.[A-Za-z]\\w*\\s*");

  private final ModuleContext module;
  private final MojoExecution mojo;
  private final GoalDescriptor goal;
  private final Map<String, ConfigNode> parameters;
  private final List<Path> outputs;
  private final InputList inputs;
  private final Canonical canonical;
  private final Map<String, Parameter> declared;

  ParameterReader(
      ModuleContext module,
      MojoExecution mojo,
      GoalDescriptor goal,
      Map<String, ConfigNode> parameters,
      List<Path> outputs,
      InputList inputs) {
    this.module = module;
    this.mojo = mojo;
    this.goal = goal;
    this.parameters = parameters;
    this.outputs = outputs;
    this.inputs = inputs;
    this.canonical = new Canonical(module.locations());
    this.declared = mojo.getMojoDescriptor().getParameterMap();
  }

  /** Processors, also those found on the class path, may read comments. */
  private CompilerView sourceView() throws Doubt {
    ClassPathReader classPath = new ClassPathReader(module, inputs);
    for (ConfigNode node : parameters.values()) {
      if (goal.parameters().get(node.name()) == Role.COMPILE_CLASS_PATH
          && classPath.processorsOn(paths(node), parameters)) {
        return CompilerView.PROCESSORS;
      }
    }
    return CompilerView.of(parameters);
  }

  void read(ConfigNode node) throws Doubt {
    Role role = goal.parameters().get(node.name());
    if (role == null) {
      undescribed(node);
      return;
    }
    if (role == Role.IGNORE || node.absent()) {
      return;
    }
    switch (role) {
      case SOURCES:
        for (Path root : paths(node)) {
          if (!outputs.contains(root)) {
            inputs.sources(root, sourceView());
            inputs.tree(root, name -> name.endsWith("lombok.config"), "lombok settings in ");
          }
        }
        return;
      case COMPILE_CLASS_PATH:
        new ClassPathReader(module, inputs).compile(node.name(), paths(node), parameters);
        new ProcessorPathReader(module, mojo, inputs).read(parameters);
        return;
      case RUNTIME_CLASS_PATH:
        new ClassPathReader(module, inputs).runtime(node.name(), paths(node));
        return;
      case FILTERED_TREE:
        for (Path root : paths(node)) {
          new ResourceReader(module, inputs, parameters).readFiltered(root);
        }
        return;
      case RESOURCES:
        new ResourceReader(module, inputs, parameters).read(node);
        return;
      default:
        value(node);
    }
    switch (role) {
      case FILE:
        inputs.files(paths(node));
        break;
      case TREE:
        for (Path root : paths(node)) {
          inputs.tree(root);
        }
        break;
      case BUNDLE_SOURCES:
        if (BundleInstructions.mayCopySources(module)) {
          for (Path root : paths(node)) {
            inputs.tree(root);
          }
        }
        break;
      case LOCATION:
        for (Object text : flat(node)) {
          location(text);
        }
        break;
      case COMMAND_LINE:
        for (Object text : flat(node)) {
          new CommandLine(module, inputs, outputs).read(node.name(), text.toString());
        }
        break;
      case CONFIGURATION:
        for (Object text : flat(node)) {
          new FollowedFile(module, inputs).read(node.name(), text.toString());
        }
        break;
      case COORDINATES:
        Coordinates.checkVersions(node);
        Coordinates.check(module, node.name(), flat(node));
        break;
      case ASSEMBLY_DESCRIPTOR:
        for (Object text : flat(node)) {
          new AssemblyDescriptor(module, inputs).read(text.toString());
        }
        break;
      case JDK_TOOL:
        for (Object text : flat(node)) {
          jdkOf(node.name(), module.path(text));
        }
        break;
      default:
        nestedFiles(node, node.name());
    }
  }

  /**
   * Children that the catalogue calls files, at any depth, written {@code name/child/grandchild}.
   */
  private void nestedFiles(ConfigNode node, String path) throws Doubt {
    for (ConfigNode child : node.children()) {
      String childPath = path + "/" + child.name();
      Role role = goal.parameters().get(childPath);
      if (role == Role.FILE || role == Role.TREE) {
        inputs.files(paths(child));
      } else if (role == Role.LOCATION) {
        flat(child).forEach(this::location);
      }
      nestedFiles(child, childPath);
    }
  }

  /** Goals take a text for a path from the module, or from where Maven was called. */
  private void location(Object text) {
    try {
      Path path = module.path(text);
      if (inputs.shows(path)) {
        inputs.file(path);
      }
      if (!module.root().equals(module.moduleDir())
          && PATH_LIKE.matcher(text.toString()).matches()) {
        Path above = module.root().resolve(text.toString().trim()).normalize();
        if (!above.equals(path) && module.files().isFile(above)) {
          inputs.file(above);
        }
      }
    } catch (InvalidPathException noPath) {
      // a URL or the name of a resource: its text counts
    }
  }

  private void jdkOf(String name, Path tool) throws Doubt {
    Path bin = tool.getParent();
    Path release = bin == null ? tool : bin.resolveSibling("release");
    if (!module.files().isFile(tool) || !module.files().isFile(release)) {
      throw new Doubt(Cause.UNREADABLE_INPUT, name + ": no JDK is known at " + tool);
    }
    inputs.file(release);
  }

  private void undescribed(ConfigNode node) throws Doubt {
    if (node.absent()) {
      return;
    }
    Parameter parameter = declared.get(node.name());
    if (parameter != null && !PLAIN.contains(parameter.getType())) {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, node.name() + " of type " + parameter.getType());
    }
    value(node);
    for (Object text : flat(node)) {
      undescribedText(node.name(), text);
    }
  }

  /** A file that a text names may be read; of a directory it is not known what is done with it. */
  private void undescribedText(String name, Object text) throws Doubt {
    location(text);
    String path = text.toString();
    if (path.indexOf('/') >= 0 || path.indexOf('\\') >= 0) {
      try {
        if (module.files().isDirectory(module.path(path))) {
          throw new Doubt(Cause.UNKNOWN_PARAMETER, name + " names the directory " + path);
        }
      } catch (InvalidPathException noPath) {
        // a URL or a pattern: its text counts
      }
    }
  }

  private void value(ConfigNode node) throws Doubt {
    inputs.value(
        "parameter " + node.name(),
        canonical
            .text(node)
            .orElseThrow(
                () -> new Doubt(Cause.UNKNOWN_PARAMETER, node.name() + " holds an object")));
  }

  private List<Path> paths(ConfigNode node) throws Doubt {
    List<Path> paths = new ArrayList<>();
    for (Object value : flat(node)) {
      if (!(value instanceof File || value instanceof Path || value instanceof CharSequence)) {
        throw new Doubt(
            Cause.UNKNOWN_PARAMETER, node.name() + " holds a " + value.getClass().getName());
      }
      paths.add(module.path(value));
    }
    return paths;
  }

  private static List<Object> flat(ConfigNode node) {
    List<Object> values = new ArrayList<>();
    flatten(node.value(), values);
    node.children().stream()
        .filter(child -> !child.name().startsWith("@"))
        .forEach(child -> values.addAll(flat(child)));
    return values;
  }

  private static void flatten(@Nullable Object value, List<Object> values) {
    if (value instanceof Collection<?> collection) {
      collection.forEach(item -> flatten(item, values));
    } else if (value instanceof Object[] array) {
      flatten(Arrays.asList(array), values);
    } else if (value != null && !value.toString().isBlank()) {
      values.add(value);
    }
  }
}
