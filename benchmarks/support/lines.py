"""A reactor of so many lines, whose classes use each other. Knows nothing of what is measured."""

import shutil

from .generated import PLUGINS
from .maven import ARIA, add_extension

HEAD = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
"""
METHODS = 12


def write(project, size, modules, version=None):
    """Replaces `project`; with Aria if its version is given. How many lines it has."""
    shutil.rmtree(project, ignore_errors=True)
    project.mkdir(parents=True)
    per_class = len(source(0, 0, False).splitlines())
    classes = max(1, round(size / modules / per_class))
    total = 0
    for module in range(modules):
        for number in range(classes):
            text = source(module, number, module > 0)
            total += len(text.splitlines())
            place = project / ("m%d/src/main/java/m%d/p%d" % (module, module, number % 20))
            place.mkdir(parents=True, exist_ok=True)
            (place / ("C%d.java" % number)).write_text(text)
        (project / ("m%d" % module) / "pom.xml").write_text(pom(module))
    (project / "pom.xml").write_text(root(modules))
    if version:
        add_extension(project, ARIA, version)
    return total


def root(modules):
    names = "".join("    <module>m%d</module>\n" % n for n in range(modules))
    plugins = "".join(
        "      <plugin><artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>\n" % each
        for each in PLUGINS
    )
    return (
        HEAD
        + "  <groupId>example.lines</groupId><artifactId>root</artifactId><version>1</version>\n"
        + "  <packaging>pom</packaging>\n  <modules>\n%s  </modules>\n" % names
        + "  <properties>\n    <maven.compiler.release>17</maven.compiler.release>\n"
        + "    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>\n  </properties>\n"
        + "  <build><plugins>\n%s  </plugins></build>\n</project>\n" % plugins
    )


def pom(module):
    needs = "".join(
        "    <dependency><groupId>example.lines</groupId><artifactId>m%d</artifactId>"
        "<version>1</version></dependency>\n" % below
        for below in sorted({module // 2, module - 1} - {module})
        if module > 0
    )
    return (
        HEAD
        + "  <parent><groupId>example.lines</groupId><artifactId>root</artifactId>"
        + "<version>1</version></parent>\n  <artifactId>m%d</artifactId>\n" % module
        + "  <dependencies>\n%s  </dependencies>\n</project>\n" % needs
    )


def source(module, number, other):
    """A class of some hundred lines that uses the one before it, and one of another module."""
    before = "m%d.p%d.C%d" % (module, (number - 1) % 20, number - 1) if number else "Object"
    below = "m%d.p0.C0" % (module - 1) if other else "Object"
    text = [
        "package m%d.p%d;" % (module, number % 20),
        "",
        "import java.util.ArrayList;",
        "import java.util.List;",
        "import java.util.Map;",
        "import java.util.stream.Collectors;",
        "",
        "/** Number %d. */" % number,
        "public class C%d {" % number,
        "  private final List<String> names = new ArrayList<>();",
        "  protected %s before;" % before,
        "  protected %s below;" % below,
        "",
    ]
    for method in range(METHODS):
        text += [
            "  /** The %d. of its methods. */" % method,
            "  public int method%d(List<String> words, int count) {" % method,
            "    int sum = %d;" % method,
            "    for (String word : words) {",
            "      if (word.length() > count && !names.contains(word)) {",
            "        sum += word.hashCode() %% %d;" % (method + 7),
            "        names.add(word);",
            "      } else {",
            "        sum -= count;",
            "      }",
            "    }",
            "    Map<Integer, List<String>> byLength =",
            "        words.stream().collect(Collectors.groupingBy(String::length));",
            "    return byLength.getOrDefault(sum, names).stream()",
            '        .map(word -> word + "%d")' % method,
            "        .mapToInt(String::length)",
            "        .sum();",
            "  }",
            "",
        ]
    return "\n".join(text + ["}", ""])
