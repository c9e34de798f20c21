"""A module of guava's sources: 614 files, 180,000 lines. Knows nothing of what is measured."""

import os
import shutil
import urllib.request
import zipfile
from pathlib import Path

from .maven import ARIA, add_extension

CENTRAL = "https://repo.maven.apache.org/maven2/"
SOURCES = "com/google/guava/guava/33.4.8-jre/guava-33.4.8-jre-sources.jar"
EDITED = "com/google/common/base/Joiner.java"
BODY = r"(appendTo\(StringBuilder builder, Iterator[^{]*\{)"
POM = """<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bench</groupId><artifactId>guava-copy</artifactId><version>1</version>
  <properties>
    <maven.compiler.release>17</maven.compiler.release>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
  </properties>
  <dependencies>
%s  </dependencies>
  <build><plugins>
    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version><configuration><proc>none</proc></configuration></plugin>
    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.3.1</version></plugin>
  </plugins></build>
</project>
"""
DEPENDENCY = (
    "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>\n"
)
NEEDS = [
    ("com.google.guava", "failureaccess", "1.0.3"),
    ("org.jspecify", "jspecify", "1.0.0"),
    ("com.google.errorprone", "error_prone_annotations", "2.41.0"),
    ("com.google.j2objc", "j2objc-annotations", "3.0.0"),
]


def make(project, work, jar=None, version=None):
    """Replaces `project`; with Aria if its version is given. `jar`: guava's sources, else fetched."""
    if jar is None:
        jar = Path(work) / "guava-sources.jar"
        if not jar.exists():
            urllib.request.urlretrieve(CENTRAL + SOURCES, jar)
    shutil.rmtree(project, ignore_errors=True)
    with zipfile.ZipFile(jar) as archive:
        for name in archive.namelist():
            if name.endswith(".java") and not name.endswith("module-info.java"):
                archive.extract(name, project / "src/main/java")
    (project / "pom.xml").write_text(POM % "".join(DEPENDENCY % need for need in NEEDS))
    if version:
        add_extension(project, ARIA, version)
    return project


def class_path(repository):
    """What the sources are compiled against, where Maven has put it."""
    paths = [
        Path(repository) / group.replace(".", "/") / artifact / version / ("%s-%s.jar" % (artifact, version))
        for group, artifact, version in NEEDS
    ]
    for path in paths:
        if not path.exists():
            raise SystemExit("%s is missing: build the module once" % path)
    return os.pathsep.join(map(str, paths))
