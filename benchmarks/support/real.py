"""Random steps for a project that exists: edits of its own files, and classes that come and go.

Each edit keeps the project compiling: members named after a number are added to classes and then
changed, used, renamed and removed. The same seed and sources make the same steps. Knows nothing of
how a step is built or compared.
"""

import random
import re

MEMBER = "\n  static int probe%d() {\n    return %d;\n  }\n"
CONSTANT = "\n  static final int PROBE_%d = %d;\n"
HEAD = re.compile(r"^(?:public |final |abstract |sealed |non-sealed )*(class|interface) ", re.M)


class Steps:
    """Steps for the project in a folder. Iterating reads the files as the step before left them."""

    def __init__(self, root, seed, count, jdks=()):
        self.root, self.count, self.jdks = root, count, list(jdks)
        self.rng = random.Random(seed)
        self.number = 0
        self.originals = {}  # path: text, read before the first edit
        self.edited = {}  # path: text, of all files that differ from the originals
        self.created = set()
        self.probes = []  # (path, name of class, member or constant)
        self.branches = [({}, set(), [])]
        self.flags, self.jdk = [], None

    def __iter__(self):
        self.sources = sorted(p for p in self.files("src/main/java/", ".java") if self.fits(p))
        self.resources = sorted(p for p in self.files("src/main/resources/", "") if self.is_text(p))
        self.modules = sorted({p.split("/src/main/")[0] for p in self.sources if not p.startswith("src/")})
        yield self.step("cold")
        for number in range(1, self.count + 1):
            name = "%d %s" % (number, " + ".join(self.edit() for _ in range(self.rng.choice([1, 1, 2]))))
            if self.modules and self.rng.random() < 0.2:
                yield self.step(name + " (partial)", only=self.partial())
                name = "%d then all" % number
            yield self.step(name)

    def files(self, inside, suffix):
        for path in self.root.rglob("*" + suffix):
            name = path.relative_to(self.root).as_posix()
            if inside in "/" + name and "target" not in path.parts and path.is_file():
                yield name

    def fits(self, name):
        """Whether a member can be put before the last brace of the file."""
        text = self.text(name)
        return bool(HEAD.search(text)) and text.rstrip().endswith("}") and "\n@interface" not in text

    def text(self, name):
        if name not in self.edited and name not in self.originals:
            self.originals[name] = (self.root / name).read_text("utf-8")
        return self.edited.get(name) or self.originals[name]

    def is_text(self, name):
        try:
            return bool(self.text(name))
        except UnicodeDecodeError:
            return False

    def step(self, name, only=None):
        """All edits on the original project: so a file that is no longer edited is as it was."""
        step = {"name": name, "revert": True, "create": dict(self.edited), "arguments": list(self.flags)}
        if only:
            step["only"] = only
        if self.jdk:
            step["jdk"] = self.jdk
        if self.rng.random() < 0.08:
            step["clean"] = True
        return step

    def partial(self):
        module = self.rng.choice(self.modules)
        how = self.rng.choice([["-pl", module, "-am"], ["-rf", module], ["-pl", module]])
        return ["-DskipTests"] + how + [self.rng.choice(["compile", "package"])]

    def fresh(self):
        self.number += 1
        return self.number

    def edit(self):
        edits = [getattr(self, n) for n in sorted(dir(self)) if n.startswith("edit_")]
        edit = self.rng.choice(edits)
        return edit() or edit.__name__[5:].replace("_", " ")

    def insert(self, name, member):
        text = self.text(name).rstrip()
        self.edited[name] = text[:-1].rstrip() + "\n" + member + "}\n"

    def classname(self, name):
        return name.rsplit("/", 1)[1][: -len(".java")]

    # -- edits -----------------------------------------------------------------------------------

    def edit_new_member(self):
        name, number = self.rng.choice(self.sources), self.fresh()
        if self.rng.random() < 0.5:
            self.insert(name, MEMBER % (number, number))
            self.probes.append((name, "probe%d()" % number))
        else:
            self.insert(name, CONSTANT % (number, number))
            self.probes.append((name, "PROBE_%d" % number))

    def edit_new_use(self):
        """In another class of the package, where the member can be seen."""
        if not self.probes:
            return self.edit_new_member() or "new member"
        name, member = self.rng.choice(self.probes)
        folder = name.rsplit("/", 1)[0] + "/"
        others = [s for s in self.sources if s.startswith(folder) and "/" not in s[len(folder):] and s != name]
        if not others:
            return self.edit_new_member() or "new member"
        user = "  static int uses%d() {\n    return %s.%s;\n  }\n"
        self.insert(self.rng.choice(others), user % (self.fresh(), self.classname(name), member))

    def edit_value(self):
        """Of a member: its body, or a constant that users hold a copy of."""
        if not self.probes:
            return self.edit_new_member() or "new member"
        name, member = self.rng.choice(self.probes)
        old = re.escape(member) + (r" \{\n    return (\d+);" if member.endswith("()") else r" = (\d+);")
        found = re.search(old, self.text(name))
        text = self.text(name)
        self.edited[name] = text[: found.start(1)] + str(1000 + self.fresh()) + text[found.end(1):]
        return "body" if member.endswith("()") else "constant"

    def edit_rename_member(self):
        if not self.probes:
            return self.edit_new_member() or "new member"
        index = self.rng.randrange(len(self.probes))
        name, member = self.probes[index]
        bare, number = member.replace("()", ""), self.fresh()
        new = re.sub(r"\d+$", str(number), bare)
        for path in list(self.edited):
            self.edited[path] = re.sub(r"\b%s\b" % bare, new, self.edited[path])
        self.probes[index] = (name, new + ("()" if member.endswith("()") else ""))

    def edit_comment(self):
        name = self.rng.choice(self.sources)
        self.edited[name] = self.text(name).rstrip() + " // %d\n" % self.fresh()

    def edit_comment_that_shifts_lines(self):
        name = self.rng.choice(self.sources)
        head = HEAD.search(self.text(name))
        text = self.text(name)
        before = text.rfind("package ", 0, head.start())
        end = text.index(";", before) + 1
        self.edited[name] = text[:end] + "\n\n// %d\n" % self.fresh() + text[end:]

    def edit_new_class(self):
        name, number = self.rng.choice(self.sources), self.fresh()
        path = name.rsplit("/", 1)[0] + "/Probe%d.java" % number
        package = re.search(r"^package .*;$", self.text(name), re.M).group()
        self.edited[path] = "%s\n\nfinal class Probe%d {\n  private Probe%d() {}\n}\n" % (package, number, number)
        self.created.add(path)

    def edit_delete_or_rename_class(self):
        if not self.created:
            return self.edit_new_class() or "new class"
        path = self.rng.choice(sorted(self.created))
        self.created.remove(path)
        text, old = self.edited.pop(path), self.classname(path)
        if self.rng.random() < 0.5:
            return "delete class"
        new = path.replace(old, "Probe%d" % self.fresh())
        self.edited[new] = text.replace(old, self.classname(new))
        self.created.add(new)
        return "rename class"

    def edit_resource(self):
        if self.resources:
            name = self.rng.choice(self.resources)
            self.edited[name] = self.text(name) + "\n"

    def edit_flag(self):
        self.flags = [] if self.flags else ["-Dmaven.compiler.parameters=true"]

    def edit_jdk(self):
        if not self.jdks:
            return self.edit_new_member() or "new member"
        self.jdk = None if self.jdk else self.rng.choice(self.jdks)

    def edit_branch(self):
        """Commits here and goes to another branch: all files at once are what they were there."""
        here = (dict(self.edited), set(self.created), list(self.probes))
        edited, created, probes = self.rng.choice(self.branches)
        self.edited, self.created, self.probes = dict(edited), set(created), list(probes)
        self.branches.append(here)
        return "branch switch"
