package dev.ariabuild.maven.plugin.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.maven.plugin.MojoExecutionException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The XML reports of surefire and failsafe. */
final class TestReports {
  private TestReports() {}

  /** Each test of a folder of reports, with what came of it: passed, failed, error or skipped. */
  static SortedMap<String, String> read(Path reports) throws IOException, MojoExecutionException {
    SortedMap<String, String> results = new TreeMap<>();
    if (!Files.isDirectory(reports)) {
      return results;
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(reports)) {
      files = list.filter(file -> file.getFileName().toString().startsWith("TEST-")).toList();
    }
    for (Path file : files) {
      NodeList tests = parse(file).getElementsByTagName("testcase");
      for (int i = 0; i < tests.getLength(); i++) {
        Element test = (Element) tests.item(i);
        String name = test.getAttribute("classname") + "." + test.getAttribute("name");
        results.merge(name, outcome(test), (one, other) -> one + ", " + other);
      }
    }
    return results;
  }

  private static String outcome(Element test) {
    for (String bad : List.of("error", "failure", "skipped")) {
      if (test.getElementsByTagName(bad).getLength() > 0) {
        return bad.equals("failure") ? "failed" : bad;
      }
    }
    return "passed";
  }

  private static Document parse(Path file) throws IOException, MojoExecutionException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (SAXException | ParserConfigurationException e) {
      throw new MojoExecutionException("the test report " + file + " cannot be read: " + e, e);
    }
  }
}
