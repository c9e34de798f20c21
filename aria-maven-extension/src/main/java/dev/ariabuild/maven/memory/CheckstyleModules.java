package dev.ariabuild.maven.memory;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Tells configurations of Checkstyle by which each file is judged by itself. */
final class CheckstyleModules {
  private static final String PACKAGE = "com.puppycrawl.tools.checkstyle.";
  private static final Set<String> BY_FILE = known();

  private CheckstyleModules() {}

  private static Set<String> known() {
    try (InputStream in = CheckstyleModules.class.getResourceAsStream("checkstyle-modules.txt")) {
      if (in == null) {
        throw new IllegalStateException("checkstyle-modules.txt is missing in Aria's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** False also for a text that is no configuration. */
  static boolean judgeByFile(String configuration) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    int modules = 0;
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(configuration));
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("module")) {
          modules++;
          if (!BY_FILE.contains(simple(xml.getAttributeValue(null, "name")))) {
            return false;
          }
        }
      }
      return modules > 0;
    } catch (XMLStreamException e) {
      return false;
    }
  }

  private static String simple(String name) {
    String last = name.startsWith(PACKAGE) ? name.substring(name.lastIndexOf('.') + 1) : name;
    return last.endsWith("Check") ? last.substring(0, last.length() - "Check".length()) : last;
  }
}
