"""Runs Maven and says what the whole process tree cost.

Knows nothing of what is built. Ends only the processes it started.
"""

import os
import re
import signal
import subprocess
import time
import zipfile
from pathlib import Path
from typing import NamedTuple, Optional

ARIA = ("dev.ariabuild", "aria-maven-extension")
PROPERTIES = "META-INF/maven/org.apache.maven/maven-core/pom.properties"
PEER = ("org.apache.maven.extensions", "maven-build-cache-extension")


class Cost(NamedTuple):
    """Seconds: CPU (user and system, with all children) and wall; and the exit code."""

    cpu: float
    wall: float
    code: int


def _end(number, frame):
    raise SystemExit(128 + number)


signal.signal(signal.SIGTERM, _end)  # so that the process that runs is ended, too


def run(command, cwd, log, env=None, timeout=1800):
    """Runs a command to its end, or kills its process group after `timeout` seconds."""
    log = Path(log)
    log.parent.mkdir(parents=True, exist_ok=True)
    with open(log, "wb") as out:
        start = time.monotonic()
        process = subprocess.Popen(
            [str(part) for part in command],
            cwd=str(cwd),
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return _wait(process, start, timeout)
        except BaseException:
            _kill(process)
            raise


def _wait(process, start, timeout):
    pause = 0.005
    while True:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.monotonic() - start
            return Cost(usage.ru_utime + usage.ru_stime, wall, process.returncode)
        if time.monotonic() - start > timeout:
            _kill(process)
            raise TimeoutError("stopped after %d s: %s" % (timeout, process.args))
        time.sleep(pause)
        pause = min(0.05, pause * 2)


def _kill(process):
    if process.returncode is None:
        try:
            os.killpg(process.pid, signal.SIGKILL)
            os.waitpid(process.pid, 0)
        except (ProcessLookupError, ChildProcessError):
            pass


class Maven:
    """One Maven installation with the arguments that every build gets."""

    def __init__(self, home, repository=None, offline=False, arguments=(), timeout=1800):
        self.home = Path(home).resolve()
        self.arguments = ["-B", "-ntp"]
        if offline:
            self.arguments.append("-o")
        if repository:
            self.arguments.append("-Dmaven.repo.local=" + str(Path(repository).resolve()))
        self.arguments += arguments
        self.timeout = timeout
        if not (self.home / "bin" / "mvn").exists():
            raise SystemExit("no bin/mvn in %s: give the folder of a Maven installation" % home)

    def use_before(self, local):
        """Writes into this local repository; takes from the other one what it does not hold."""
        option = "-Dmaven.repo.local="
        [other] = [part[len(option) :] for part in self.arguments if part.startswith(option)]
        self.arguments.remove(option + other)
        self.arguments += [option + str(local), "-Dmaven.repo.local.tail=" + other]

    @property
    def name(self):
        """The version, from the core library; its file name may have been changed."""
        for jar in sorted((self.home / "lib").glob("maven-core-*.jar")):
            with zipfile.ZipFile(jar) as archive:
                for line in archive.read(PROPERTIES).decode("latin-1").splitlines():
                    if line.startswith("version="):
                        return line[len("version=") :].strip()
        return self.home.name

    def build(self, project, goals, log, extra=(), env=None):
        command = [self.home / "bin" / "mvn", *self.arguments, *extra, *goals]
        return run(command, project, log, env, self.timeout)


def add_extension(project, coordinates, version):
    """Names a core extension in .mvn/extensions.xml; those already there stay."""
    path = Path(project) / ".mvn" / "extensions.xml"
    path.parent.mkdir(exist_ok=True)
    if path.exists() and any(known[1] in path.read_text("utf-8") for known in (ARIA, PEER)):
        raise SystemExit("%s already names an extension that is compared: take it out" % path)
    entry = (
        "  <extension><groupId>%s</groupId><artifactId>%s</artifactId>"
        "<version>%s</version></extension>\n" % (*coordinates, version)
    )
    if path.exists():
        text = path.read_text("utf-8")
        path.write_text(re.sub(r"</extensions>\s*$", entry + "</extensions>\n", text), "utf-8")
    else:
        path.write_text("<extensions>\n%s</extensions>\n" % entry, "utf-8")


def java_version(home: Optional[str] = None):
    """The first line of `java -version`."""
    home = home or os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else "java"
    out = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
    return (out.stderr or out.stdout).splitlines()[0].strip()
