"""Copies of a project, and edits of it that are data (see data/*.json).

Knows nothing of Maven beyond where it writes: `target` beside a `pom.xml`.
"""

import json
import os
import shutil
import subprocess
import time
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"


def definition(name):
    """The edit list of a project, by the name of its file in data/ or by a path."""
    path = Path(name) if name.endswith(".json") else DATA / (name + ".json")
    if not path.exists():
        known = sorted(p.stem for p in DATA.glob("*.json") if p.stem != "ignore")
        raise SystemExit("no edit list %s; there are: %s" % (path, ", ".join(known)))
    return json.loads(path.read_text("utf-8"))


def obtain(source, tag, into):
    """Copies a project folder, or clones a tag of a repository, without build outputs."""
    into = Path(into)
    if Path(source).is_dir() and not (Path(source) / "HEAD").is_file():
        copy(source, into)
    else:
        command = ["git", "clone", "-q", "--depth", "1", "--branch", tag, str(source), str(into)]
        subprocess.run(command, check=True)


def targets(root):
    """All `target` folders beside a pom.xml."""
    found = []
    for folder, folders, files in os.walk(root):
        if "pom.xml" in files and "target" in folders:
            folders.remove("target")
            found.append(Path(folder) / "target")
        if ".git" in folders:
            folders.remove(".git")
    return found


def clean(root):
    for target in targets(root):
        shutil.rmtree(target)


def copy(source, into):
    """Copies everything but build outputs; times are kept."""
    skip = {str(path) for path in targets(source)}

    def ignored(folder, names):
        return [name for name in names if os.path.join(folder, name) in skip]

    shutil.copytree(source, into, symlinks=True, ignore=ignored)


class Editor:
    """Edits one copy and can take everything back."""

    def __init__(self, root):
        self.root = Path(root)
        self.originals = {}

    def apply(self, step):
        """One step: undo all, undo some files, edits, new files, deletions; in this order."""
        if step.get("revert"):
            self.revert()
        for name in step.get("revert-files", []):
            self._restore(name)
        for edit in step.get("edit", []):
            self._replace(edit["file"], edit["replace"], edit["with"])
        for name, text in step.get("create", {}).items():
            self._remember(name)
            self._write(name, text)
        for name in step.get("delete", []):
            self._remember(name)
            (self.root / name).unlink()
        for name in step.get("touch", []):
            os.utime(self.root / name)
        if step.get("clean"):
            clean(self.root)

    def revert(self):
        for name in list(self.originals):
            self._restore(name)

    def _remember(self, name):
        path = self.root / name
        self.originals.setdefault(name, path.read_bytes() if path.exists() else None)

    def _restore(self, name):
        old = self.originals.pop(name, None)
        path = self.root / name
        if old is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(old)
        elif path.exists():
            path.unlink()
            while path.parent != self.root and not any(path.parent.iterdir()):
                path = path.parent
                path.rmdir()

    def _replace(self, name, old, new):
        self._remember(name)
        path = self.root / name
        text = path.read_text("utf-8")
        if text.count(old) < 1:
            raise SystemExit("%s does not contain %r any more: adapt the edit list" % (name, old))
        self._write(name, text.replace(old, new, 1))

    def _write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def settle():
    """File systems tell times by a clock tick: an edit must not share one with a build's end."""
    time.sleep(0.05)
