"""Compares two trees entry by entry, byte by byte.

What two clean builds of the same sources differ in is listed, with the reason, in
data/ignore.json. Nothing else is forgiven: not even an empty folder or the order in a jar.
"""

import fnmatch
import io
import json
import os
import re
import stat
import zipfile
from pathlib import Path

from .project import DATA

ARCHIVES = (".jar", ".zip", ".war", ".ear", ".aar")


class Forgiven:
    """The known differences of data/ignore.json."""

    def __init__(self, path=DATA / "ignore.json"):
        self.rules = json.loads(Path(path).read_text("utf-8"))

    def whole(self, name):
        return any(rule.get("whole") and _match(name, rule["files"]) for rule in self.rules)

    def normal(self, name, data):
        """The content with what may differ taken out."""
        for rule in self.rules:
            if _match(name, rule["files"]) and not rule.get("whole"):
                if rule.get("archive-times"):
                    data = _without_times(data)
                    continue
                text = data.decode("utf-8", "surrogateescape")
                for pattern, new in rule.get("replace", []):
                    text = re.sub(pattern, new, text, flags=re.M | re.S)
                data = text.encode("utf-8", "surrogateescape")
        return data


def _match(name, globs):
    globs = [globs] if isinstance(globs, str) else globs
    return any(
        fnmatch.fnmatchcase(name, g) or (g.startswith("**/") and fnmatch.fnmatchcase(name, g[3:]))
        for g in globs
    )


def _without_times(data):
    out = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                out.append(entry.filename.encode() + b"\0" + archive.read(entry))
    except zipfile.BadZipFile:
        return data
    return b"\0".join(out)


def listing(root, skip):
    """Every entry below root: its kind (f, d or l); and the folders that hold skipped entries only."""
    found = {}
    hollow = set()
    for folder, folders, files in os.walk(root):
        prefix = os.path.relpath(folder, root)
        prefix = "" if prefix == "." else prefix.replace(os.sep, "/") + "/"
        everything = folders + files
        if everything and all(skip(prefix + name) for name in everything):
            hollow.add(prefix[:-1])
        for name in list(folders):
            if skip(prefix + name):
                folders.remove(name)
            elif os.path.islink(os.path.join(folder, name)):
                folders.remove(name)
                found[prefix + name] = "l"
            else:
                found[prefix + name] = "d"
        for name in files:
            if not skip(prefix + name):
                link = os.path.islink(os.path.join(folder, name))
                found[prefix + name] = "l" if link else "f"
    return found, hollow


def compare(left, right, names, forgiven, skip):
    """The differences, a line each; and how many entries were compared."""
    left, right = Path(left), Path(right)
    (one, hollow), (two, hollow_too) = listing(left, skip), listing(right, skip)
    for name in hollow | hollow_too:
        one.pop(name, None)
        two.pop(name, None)
    differences = []
    for name in sorted(set(one) | set(two)):
        if name not in two or name not in one:
            if not forgiven.whole(name):
                here, kinds = (names[0], one) if name in one else (names[1], two)
                slash = "/" if kinds[name] == "d" else ""
                differences.append("only %s: %s%s" % (here, name, slash))
        elif one[name] != two[name]:
            differences.append("%s: kind %s, %s" % (name, one[name], two[name]))
        elif not forgiven.whole(name):
            what = _differs(left / name, right / name, name, one[name], forgiven)
            if what:
                differences.append("%s: %s" % (name, what))
    return differences, len(set(one) | set(two))


def _differs(left, right, name, kind, forgiven):
    if kind == "l":
        return "" if os.readlink(left) == os.readlink(right) else "link leads elsewhere"
    modes = [stat.S_IMODE(os.lstat(path).st_mode) for path in (left, right)]
    if modes[0] != modes[1]:
        return "mode %o, %o" % tuple(modes)
    if kind == "d":
        return ""
    a, b = left.read_bytes(), right.read_bytes()
    if a == b:
        return ""
    a, b = forgiven.normal(name, a), forgiven.normal(name, b)
    if a == b:
        return ""
    if name.endswith(ARCHIVES):
        return _archives(a, b)
    return _texts(a, b)


def _archives(a, b):
    try:
        one, two = (zipfile.ZipFile(io.BytesIO(data)) for data in (a, b))
    except zipfile.BadZipFile:
        return "differs (%d, %d bytes)" % (len(a), len(b))
    names = [archive.namelist() for archive in (one, two)]
    found = []
    for name in sorted(set(names[0]) | set(names[1])):
        if name not in names[0] or name not in names[1]:
            found.append("%s only in %s" % (name, "the first" if name in names[0] else "the second"))
        elif one.read(name) != two.read(name):
            found.append("%s: %s" % (name, _texts(one.read(name), two.read(name))))
    if found:
        return "entries differ: " + "; ".join(found[:5]) + (" …" if len(found) > 5 else "")
    return "order of entries" if names[0] != names[1] else "times or attributes of entries"


def _texts(a, b):
    if b"\0" in a[:8192] or b"\0" in b[:8192]:
        return "binary, %d and %d bytes" % (len(a), len(b))
    one, two = ([line.decode("utf-8", "replace") for line in data.splitlines()] for data in (a, b))
    for number, (x, y) in enumerate(zip(one, two), 1):
        if x != y:
            order = " (same lines, other order)" if sorted(one) == sorted(two) else ""
            return "line %d%s: %r, %r" % (number, order, x[:120], y[:120])
    longer = one if len(one) > len(two) else two
    index = min(len(one), len(two))
    if index < len(longer):
        which = "first" if longer is one else "second"
        return "line %d only in the %s: %r" % (index + 1, which, longer[index][:120])
    return "line ends"
