package dev.ariabuild.maven.action;

import dev.ariabuild.engine.decide.Inputs;
import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.source.SourceReading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.jspecify.annotations.Nullable;

/** The evaluated parameters of a goal that compiles Java. */
public final class CompileParameters {
  private final ModuleContext module;
  private final Map<String, ConfigNode> parameters;
  private final Map<String, List<Path>> paths = new ConcurrentHashMap<>();

  private CompileParameters(ModuleContext module, Map<String, ConfigNode> parameters) {
    this.module = module;
    this.parameters = parameters;
  }

  /** Empty if they cannot be evaluated. */
  public static Optional<CompileParameters> of(ModuleContext module, MojoExecution mojo) {
    try {
      return Optional.of(
          new CompileParameters(
              module, new TreeMap<>(new ConfigEvaluator(module.session(), mojo).parameters(mojo))));
    } catch (ExpressionEvaluationException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** All that have a value. */
  public Map<String, ConfigNode> present() {
    Map<String, ConfigNode> present = new TreeMap<>(parameters);
    present.values().removeIf(ConfigNode::absent);
    return present;
  }

  /** A parameter as text; null if it has no value. */
  public @Nullable String text(String name) {
    ConfigNode node = parameters.get(name);
    return node == null || node.value() == null ? null : node.value().toString().trim();
  }

  /** Whether it is a boolean that is true. */
  public boolean isTrue(String name) {
    ConfigNode node = parameters.get(name);
    return node != null && node.isTrue();
  }

  /** The texts of a list, in order. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    ConfigNode node = parameters.get(name);
    if (node != null) {
      if (node.value() instanceof Collection<?> values) {
        values.forEach(value -> texts.add(String.valueOf(value)));
      } else if (node.value() instanceof Object[] values) {
        for (Object value : values) {
          texts.add(String.valueOf(value));
        }
      }
      node.children().stream()
          .filter(child -> child.value() != null)
          .forEach(child -> texts.add(String.valueOf(child.value())));
    }
    return texts;
  }

  /** A file, absolute; the module's directory if it has no value. */
  public Path path(String name) {
    String text = text(name);
    return module.path(text == null ? "" : text);
  }

  /** A list of files, absolute. */
  public List<Path> paths(String name) {
    return paths.computeIfAbsent(name, key -> texts(key).stream().map(module::path).toList());
  }

  /** Entries of a class path, in order, each with the name of the input that it is. */
  public List<ClassPathInput> classPath(String name) {
    ClassPathReader reader = reader();
    return paths(name).stream()
        .map(path -> new ClassPathInput(reader.inputName(name, path), reader.entryName(path), path))
        .toList();
  }

  /**
   * An entry of a class path.
   *
   * @param input name of the input
   * @param name coordinates, or where it lies
   * @param path absolute
   */
  public record ClassPathInput(String input, String name, Path path) {}

  /** As whom the compiler reads its class path. */
  public AbiReader reads() {
    return CompilerView.of(parameters).abi();
  }

  /** How it reads sources, if no processor does. */
  public SourceReading sourceReading() {
    return CompilerView.of(parameters).source();
  }

  private ClassPathReader reader() {
    return new ClassPathReader(module, new InputList(module, Set.of()));
  }

  /**
   * Whether javac would find annotation processors on a class path.
   *
   * @param name of the parameter that is the class path
   * @param inputs which tell, if it is one of them
   */
  public boolean processorsOn(String name, Inputs inputs) {
    return ClassPathReader.processorsOn(name, inputs)
        .orElseGet(() -> reader().processorsOn(paths(name), parameters));
  }

  /** Whether a tool chain is chosen, or it cannot be known. */
  public boolean mayUseToolchain() {
    return JdkReader.mayUseToolchain(module);
  }
}
