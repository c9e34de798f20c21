package dev.ariabuild.aot.provenance;

import dev.ariabuild.aot.store.Sha256;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.UUID;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Property;
import org.cyclonedx.model.metadata.ToolInformation;

/**
 * The bill of materials of an image: its jars as they were resolved, and the runtime. The serial
 * number is made of the content, so equal images have equal documents.
 *
 * @see <a href="https://cyclonedx.org/docs/1.6/json/">CycloneDX 1.6</a>
 */
public final class Sbom {
  /** Form of the document. */
  public static final String FORMAT = "CycloneDX 1.6";

  private static final int UUID_HEX = 32;

  private Sbom() {}

  /**
   * A document.
   *
   * @param text JSON
   * @param serial {@code urn:uuid:…}
   */
  public record Document(String text, String serial) {}

  /**
   * Makes the document.
   *
   * @param published SHA-256 of the jars as they are shipped, by name in {@code lib}
   * @param runtime version and vendor of the JDK that is linked
   * @param modules of it
   * @param time of the document
   */
  public static Document of(
      Facts facts,
      Map<String, String> published,
      Map.Entry<String, String> runtime,
      SortedSet<String> modules,
      Instant time)
      throws IOException {
    Bom bom = bom(facts, published, runtime, modules, time);
    String hex = Sha256.ofText(json(bom)).substring(0, UUID_HEX);
    UUID uuid =
        new UUID(
            Long.parseUnsignedLong(hex.substring(0, 16), 16) & ~0xF000L | 0x8000L,
            Long.parseUnsignedLong(hex.substring(16), 16) & 0x3FFFFFFFFFFFFFFFL
                | 0x8000000000000000L);
    bom.setSerialNumber("urn:uuid:" + uuid);
    return new Document(json(bom) + "\n", bom.getSerialNumber());
  }

  private static Bom bom(
      Facts facts,
      Map<String, String> published,
      Map.Entry<String, String> runtime,
      SortedSet<String> modules,
      Instant time)
      throws IOException {
    Bom bom = new Bom();
    Component application = component(facts.module(), Component.Type.APPLICATION);
    if (!facts.description().isBlank()) {
      application.setDescription(facts.description().strip());
    }
    facts.licences().forEach(name -> addLicence(application, name));
    Metadata metadata = new Metadata();
    metadata.setTimestamp(Date.from(time));
    metadata.setComponent(application);
    metadata.setToolChoice(tools(facts));
    bom.setMetadata(metadata);

    SortedMap<String, List<String>> edges = new TreeMap<>();
    List<Component> components = new ArrayList<>();
    for (Map.Entry<String, Part> entry : facts.parts().entrySet()) {
      Part part = entry.getValue();
      edges.put(part.coordinates().purl(), part.needs());
      if (part.coordinates().equals(facts.module())) {
        application.addHash(new Hash(Hash.Algorithm.SHA_256, Sha256.of(part.file())));
        continue;
      }
      Component component = component(part.coordinates(), Component.Type.LIBRARY);
      component.addHash(new Hash(Hash.Algorithm.SHA_256, Sha256.of(part.file())));
      component.setScope(Component.Scope.REQUIRED);
      component.addProperty(property("aria:path", "lib/" + entry.getKey()));
      component.addProperty(
          property("aria:published:sha256", published.getOrDefault(entry.getKey(), "")));
      components.add(component);
    }
    components.add(runtime(runtime, modules));
    components.sort(java.util.Comparator.comparing(Component::getBomRef));
    bom.setComponents(components);
    edges.computeIfAbsent(facts.module().purl(), purl -> List.of());
    edges.forEach(
        (purl, needs) -> {
          Dependency dependency = new Dependency(purl);
          needs.stream()
              .filter(edges::containsKey)
              .sorted()
              .distinct()
              .forEach(need -> dependency.addDependency(new Dependency(need)));
          bom.addDependency(dependency);
        });
    return bom;
  }

  private static ToolInformation tools(Facts facts) {
    ToolInformation tools = new ToolInformation();
    List<Component> components = new ArrayList<>();
    facts
        .tools()
        .forEach(
            (name, version) -> {
              Component tool = new Component();
              tool.setType(Component.Type.APPLICATION);
              tool.setName(name);
              tool.setVersion(version);
              components.add(tool);
            });
    tools.setComponents(components);
    return tools;
  }

  private static Component component(Coordinates coordinates, Component.Type type) {
    Component component = new Component();
    component.setType(type);
    component.setGroup(coordinates.group());
    component.setName(coordinates.artifact());
    component.setVersion(coordinates.version());
    component.setPurl(coordinates.purl());
    component.setBomRef(coordinates.purl());
    return component;
  }

  private static Component runtime(
      Map.Entry<String, String> versionAndVendor, SortedSet<String> modules) {
    Component runtime = new Component();
    runtime.setType(Component.Type.PLATFORM);
    runtime.setName("OpenJDK");
    runtime.setVersion(versionAndVendor.getKey());
    if (!versionAndVendor.getValue().isBlank()) {
      runtime.setPublisher(versionAndVendor.getValue());
    }
    runtime.setBomRef("openjdk@" + versionAndVendor.getKey());
    runtime.addProperty(property("aria:path", "runtime"));
    runtime.addProperty(property("aria:modules", String.join(" ", modules)));
    return runtime;
  }

  private static void addLicence(Component component, String name) {
    License licence = new License();
    licence.setName(name);
    LicenseChoice choice =
        component.getLicenses() == null ? new LicenseChoice() : component.getLicenses();
    choice.addLicense(licence);
    component.setLicenses(choice);
  }

  private static Property property(String name, String value) {
    Property property = new Property();
    property.setName(name);
    property.setValue(value);
    return property;
  }

  private static String json(Bom bom) throws IOException {
    try {
      return BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString(true);
    } catch (GeneratorException e) {
      throw new IOException("the bill of materials cannot be written", e);
    }
  }
}
