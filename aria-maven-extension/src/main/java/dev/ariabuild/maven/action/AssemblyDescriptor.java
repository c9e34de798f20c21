package dev.ariabuild.maven.action;

import dev.ariabuild.engine.event.Cause;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.model.Plugin;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A descriptor of maven-assembly-plugin: the files and directories of the module that it names are
 * read. Dependencies and artifacts of the module are inputs anyway. Whatever reaches further, such
 * as sets of modules, other repositories, filtering or unknown elements, makes the goal run.
 *
 * @see <a href="https://maven.apache.org/plugins/maven-assembly-plugin/assembly.html">the form</a>
 */
final class AssemblyDescriptor {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-assembly-plugin";

  /** A predefined one that takes the module's artifact and its dependencies, unpacked. */
  private static final String PREDEFINED = "jar-with-dependencies";

  private static final Set<String> KNOWN =
      Set.of(
          "assembly",
          "id",
          "formats",
          "format",
          "includeBaseDirectory",
          "baseDirectory",
          "dependencySets",
          "dependencySet",
          "unpack",
          "unpackOptions",
          "scope",
          "useProjectArtifact",
          "useProjectAttachments",
          "useTransitiveDependencies",
          "useTransitiveFiltering",
          "useStrictFiltering",
          "useDefaultExcludes",
          "outputFileNameMapping",
          "outputDirectory",
          "includes",
          "include",
          "excludes",
          "exclude",
          "fileMode",
          "directoryMode",
          "lineEnding",
          "encoding",
          "fileSets",
          "fileSet",
          "directory",
          "files",
          "file",
          "source",
          "sources",
          "destName",
          "filtered",
          "includeSiteDirectory");

  /** Elements that must be off. */
  private static final Set<String> OFF = Set.of("filtered", "includeSiteDirectory");

  private static final Set<String> PLACES = Set.of("directory", "source");
  private static final Pattern MODULE = Pattern.compile("\\$\\{(project\\.)?basedir}/?(.*)");
  private static final Pattern BUILD = Pattern.compile("\\$\\{project\\.build\\.directory}/?(.*)");

  private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([^}]*)}");
  private static final Pattern OF_THE_MODULE =
      Pattern.compile("(project|pom|artifact|module)\\..*|dashClassifier\\??");

  private final ModuleContext module;
  private final InputList inputs;

  AssemblyDescriptor(ModuleContext module, InputList inputs) {
    this.module = module;
    this.inputs = inputs;
  }

  /**
   * Reads a descriptor.
   *
   * @param descriptor a file of the module, or the name of a predefined one
   * @throws Doubt if it is not known what it takes
   */
  void read(String descriptor) throws Doubt {
    Path file = module.path(descriptor);
    if (!module.files().isFile(file)) {
      if (!descriptor.equals(PREDEFINED) || !ownDescriptorsOnly()) {
        throw new Doubt(Cause.UNREADABLE_INPUT, "descriptor " + descriptor + " is no known file");
      }
      return;
    }
    inputs.file(file);
    byte[] text = module.files().content(file).orElse(new byte[0]);
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document = factory.newDocumentBuilder().parse(new ByteArrayInputStream(text));
      check(module.name(file), document.getDocumentElement());
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new Doubt(Cause.UNREADABLE_INPUT, module.name(file) + ": " + e.getMessage());
    }
  }

  /** Dependencies of the plugin may bring other descriptors of the same name. */
  private boolean ownDescriptorsOnly() {
    Plugin plugin = module.project().getPlugin(PLUGIN);
    return plugin == null || plugin.getDependencies().isEmpty();
  }

  private void check(String file, Element element) throws Doubt {
    String name = element.getTagName();
    String text = element.getTextContent().trim();
    if (!KNOWN.contains(name)) {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, file + " has an element " + name);
    }
    if (OFF.contains(name) && !text.equals("false")) {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, file + " sets " + name);
    }
    if (PLACES.contains(name)) {
      place(file, text);
    } else if (element.getElementsByTagName("*").getLength() == 0) {
      expressions(file, name, text);
    }
    if (name.equals("fileSet") && element.getElementsByTagName("directory").getLength() == 0) {
      place(file, ""); // the whole module
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child instanceof Element inner) {
        check(file, inner);
      }
    }
  }

  /** What is known of the module and its dependencies is an input, unless it is overridden. */
  private void expressions(String file, String element, String text) throws Doubt {
    Matcher expression = EXPRESSION.matcher(text);
    while (expression.find()) {
      String property = expression.group(1);
      if (!OF_THE_MODULE.matcher(property).matches()) {
        throw new Doubt(Cause.UNKNOWN_PARAMETER, file + " uses ${" + property + "} in " + element);
      }
      String given = module.session().getUserProperties().getProperty(property, "(not given)");
      inputs.value("property " + property + " of the descriptor", given);
    }
  }

  private void place(String file, String text) throws Doubt {
    Matcher built = BUILD.matcher(text);
    Matcher given = MODULE.matcher(text);
    try {
      Path path =
          built.matches()
              ? module.buildDir().resolve(built.group(1))
              : module.path(given.matches() ? given.group(2) : text);
      // a directory that holds everything built holds what the goal itself leaves
      boolean inside =
          path.normalize().startsWith(module.moduleDir()) && !module.buildDir().startsWith(path);
      if (!inside || path.toString().contains("${")) {
        throw new Doubt(Cause.UNKNOWN_PARAMETER, file + " takes files from " + text);
      }
      inputs.file(path);
      boolean executable = // of the files of a directory it counts anyway
          module.files().stat(path).map(stat -> stat.isFile() && stat.executable()).orElse(false);
      inputs.value("execute bit of " + module.name(path), Boolean.toString(executable));
    } catch (InvalidPathException e) {
      throw new Doubt(Cause.UNKNOWN_PARAMETER, file + " takes files from " + text);
    }
  }
}
