package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import dev.ariabuild.maven.goal.Extra;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.model.Resource;

/**
 * Reads lists of Maven resources: all files below each directory, how they are selected, and, where
 * they are filtered, every value that a filter can see.
 */
final class ResourceReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.\\-]*");
  private static final String TIME_STAMP = "maven.build.timestamp";

  private final ModuleContext module;
  private final InputList inputs;
  private final Map<String, ConfigNode> parameters;

  ResourceReader(ModuleContext module, InputList inputs, Map<String, ConfigNode> parameters) {
    this.module = module;
    this.inputs = inputs;
    this.parameters = parameters;
  }

  void read(ConfigNode node) throws Doubt {
    List<Resource> resources = new ArrayList<>();
    if (!node.children().isEmpty()) {
      for (ConfigNode child : node.children()) {
        if (!child.name().startsWith("@")) {
          resources.add(Resources.of(node.name(), child));
        }
      }
    } else if (node.value() instanceof Collection<?> items) {
      for (Object item : items) {
        if (!(item instanceof Resource resource)) {
          throw new Doubt(Cause.UNKNOWN_PARAMETER, node.name() + " holds a " + item.getClass());
        }
        resources.add(resource);
      }
    } else {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, node.name() + " is not a list of resources");
    }
    files(node.name(), resources);
    Path output =
        Optional.ofNullable(parameters.get("outputDirectory"))
            .map(ConfigNode::value)
            .map(module::path)
            .orElse(module.buildDir());
    for (Resource resource : resources) {
      if (resource.getTargetPath() != null) {
        Conditions.checkPlace(module, output.resolve(resource.getTargetPath()).normalize());
      }
      if (resource.isFiltering()) {
        filtered(resource);
      }
    }
  }

  /** A directory all of whose files are filtered. */
  void readFiltered(Path directory) throws Doubt {
    Resource resource = new Resource();
    resource.setDirectory(directory.toString());
    inputs.tree(directory);
    filtered(resource);
  }

  /** The files that resources select, or more of them, and how they are selected. */
  void files(String name, List<Resource> resources) {
    Canonical canonical = new Canonical(module.locations());
    int number = 0;
    for (Resource resource : resources) {
      number++;
      inputs.value(
          "parameter " + name + " " + number, canonical.text((Object) resource).orElse(""));
      Path directory = module.path(resource.getDirectory());
      if (Resources.plain(resource.getIncludes())) {
        resource.getIncludes().forEach(file -> inputs.file(directory.resolve(file).normalize()));
      } else {
        inputs.tree(directory);
      }
    }
  }

  private void filtered(Resource resource) throws Doubt {
    Path directory = module.path(resource.getDirectory());
    TreeSet<String> words = new TreeSet<>();
    Collection<String> names =
        Resources.plain(resource.getIncludes())
            ? resource.getIncludes()
            : module.fingerprinter().tree(directory, any -> true).members().keySet();
    for (String name : names) {
      module
          .files()
          .content(directory.resolve(name))
          .ifPresent(bytes -> words(new String(bytes, StandardCharsets.ISO_8859_1), words));
    }
    Properties system = module.session().getSystemProperties();
    Properties user = module.session().getUserProperties();
    Properties project = module.project().getProperties();
    Map<String, String> all = new TreeMap<>();
    project.stringPropertyNames().forEach(name -> all.put(name, project.getProperty(name)));
    user.stringPropertyNames().forEach(name -> all.put(name, user.getProperty(name)));
    all.keySet().removeIf(name -> ExtraReader.ofTheCall(name) && !words.contains(name));
    for (String word : words) {
      if (word.startsWith("settings.") || word.startsWith("session.")) {
        throw new Doubt(Cause.VOLATILE_INPUT, "a filtered resource may hold " + word);
      }
      if (word.equals(TIME_STAMP) || all.getOrDefault(word, "").contains(TIME_STAMP)) {
        throw new Doubt(Cause.VOLATILE_INPUT, "a filtered resource holds " + TIME_STAMP);
      }
      String value = system.getProperty(word);
      if (value != null && !all.containsKey(word)) {
        all.put(word, value);
      }
    }
    Canonical canonical = new Canonical(module.locations());
    all.forEach((name, value) -> inputs.value("property " + name, canonical.portable(value)));
    new ExtraReader(module, inputs, parameters).read(Extra.MODEL);
    for (Object filter : module.project().getBuild().getFilters()) {
      inputs.file(module.path(filter));
    }
    ConfigNode filters = parameters.get("filters");
    if (filters != null && filters.value() instanceof Collection<?> collection) {
      collection.forEach(filter -> inputs.file(module.path(filter)));
    }
  }

  private static void words(String text, TreeSet<String> words) {
    Matcher matcher = NAME.matcher(text);
    while (matcher.find()) {
      if (matcher.group().indexOf('.') > 0) {
        words.add(matcher.group());
      }
    }
  }
}
