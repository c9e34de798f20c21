"""A reactor of many plain modules for the clock: all alike, all on top of one base module.

What it costs to pass a module shows in it, and what it costs to reach all users of one that was
edited. Unlike generated.py it draws nothing at random and knows three edits only.
"""

from pathlib import Path

GROUP = "example.many"
CLASSES = 12
METHODS = 8
BASE = "base/src/main/java/example/base/Base.java"
PLUGINS = (
    ("clean", "3.5.0"),
    ("resources", "3.3.1"),
    ("compiler", "3.14.0"),
    ("surefire", "3.5.4"),
    ("jar", "3.4.2"),
)
POM = '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n'


def definition(modules):
    """The edit list of such a reactor, as in data/*.json."""
    return {
        "title": "a generated reactor of %d modules" % modules,
        "goals": ["package"],
        "bench": {
            "body edit": {"edit": [{"file": BASE, "replace": "return 7;", "with": "return 8;"}]},
            "comment edit": {
                "edit": [{"file": BASE, "replace": "/* seven */", "with": "/* eight, now */"}]
            },
            "API edit": {
                "edit": [
                    {
                        "file": BASE,
                        "replace": "  public static int seven()",
                        "with": "  public static int six() {\n    return 6;\n  }\n\n"
                        "  public static int seven()",
                    }
                ]
            },
        },
    }


def write(into, modules):
    """Writes it: the base module, and modules that use it and the two before them."""
    names = ["base"] + ["m%03d" % number for number in range(1, modules)]
    files = {"pom.xml": root(names), BASE: base()}
    for number, name in enumerate(names):
        uses = sorted({"base", *names[max(0, number - 2) : number]} - {name})
        files[name + "/pom.xml"] = module(name, uses)
        files[name + "/src/main/resources/%s.properties" % name] = "name = %s\n" % name
        for each in range(CLASSES):
            path = "%s/src/main/java/example/%s/C%d.java" % (name, name, each)
            files[path] = source(name, each, [use for use in uses if use != "base"])
    for path, text in files.items():
        target = Path(into) / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")


def root(names):
    plugins = "".join(
        "        <plugin>\n          <groupId>org.apache.maven.plugins</groupId>\n"
        "          <artifactId>maven-%s-plugin</artifactId>\n"
        "          <version>%s</version>\n        </plugin>\n" % plugin
        for plugin in PLUGINS
    )
    return (
        POM
        + "  <groupId>%s</groupId>\n  <artifactId>many</artifactId>\n" % GROUP
        + "  <version>1.0-SNAPSHOT</version>\n  <packaging>pom</packaging>\n  <modules>\n"
        + "".join("    <module>%s</module>\n" % name for name in names)
        + "  </modules>\n  <properties>\n"
        "    <maven.compiler.release>17</maven.compiler.release>\n"
        "    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>\n"
        "    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>\n"
        "  </properties>\n  <build>\n    <pluginManagement>\n      <plugins>\n"
        + plugins
        + "      </plugins>\n    </pluginManagement>\n  </build>\n</project>\n"
    )


def module(name, uses):
    dependencies = "".join(
        "    <dependency>\n      <groupId>%s</groupId>\n      <artifactId>%s</artifactId>\n"
        "      <version>1.0-SNAPSHOT</version>\n    </dependency>\n" % (GROUP, use)
        for use in uses
    )
    return (
        POM
        + "  <parent>\n    <groupId>%s</groupId>\n    <artifactId>many</artifactId>\n" % GROUP
        + "    <version>1.0-SNAPSHOT</version>\n  </parent>\n"
        + "  <artifactId>%s</artifactId>\n  <dependencies>\n%s  </dependencies>\n</project>\n"
        % (name, dependencies)
    )


def base():
    return (
        "package example.base;\n\npublic final class Base {\n  private Base() {}\n\n"
        "  public static int seven() {\n    /* seven */\n    return 7;\n  }\n}\n"
    )


def source(name, each, uses):
    """A class with loops and texts; the first ones also use the modules before."""
    lines = ["package example.%s;\n" % name, "import example.base.Base;", "import java.util.List;\n"]
    lines.append("public class C%d {" % each)
    for method in range(METHODS):
        call = "Base.seven()"
        if uses and method == 0:
            call = "new example.%s.C%d().f1(i)" % (uses[each % len(uses)], each)
        lines.append("  public int f%d(int start) {" % method)
        lines.append("    int sum = start;")
        lines.append("    for (int i : List.of(%d, %d, %d)) {" % (each, method, each + method))
        lines.append("      sum += i * %s;" % call)
        lines.append("    }")
        lines.append("    return sum;\n  }\n")
    lines.append('  public String name() {\n    return "%s " + %d + f1(1);\n  }\n}' % (name, each))
    return "\n".join(lines) + "\n"
