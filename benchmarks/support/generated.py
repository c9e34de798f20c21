"""A reactor that is made up, and random edits of it that always leave it compiling.

The reactor is a model (modules, classes, what they use of each other); an edit changes the model,
and what it changes in files is a step as in data/*.json. The same seed makes the same reactor and
the same steps. Knows nothing of how it is built or compared.
"""

import copy
import random

GROUP = "example.random"
TYPES = ("int", "long", "double", "String", "Object")
POM = (
    '<project xmlns="http://maven.apache.org/POM/4.0.0">\n  <modelVersion>4.0.0</modelVersion>\n'
)
PLUGINS = (
    ("clean", "3.5.0"),
    ("resources", "3.3.1"),
    ("compiler", "3.14.0"),
    ("surefire", "3.5.4"),
    ("jar", "3.4.2"),
)


def value(kind, number):
    """A constant expression of a type."""
    return {
        "int": "%d" % number,
        "long": "%dL" % number,
        "double": "%d.5" % number,
        "String": '"s%d"' % number,
        "Object": '(Object) "o%d"' % number,
    }[kind]


class Reactor:
    """The model. Modules are numbered; a class uses only classes of its own or earlier modules."""

    def __init__(self, rng, modules):
        self.rng = rng
        self.next = 0
        self.version = "1.0-SNAPSHOT"
        self.properties = {"flavour": "plain", "colour": "red"}
        self.parameters = False
        self.modules = {}
        for number in range(modules):
            self.modules["m%d" % number] = {
                "deps": ["m%d" % d for d in range(number) if d == number - 1 or rng.random() < 0.3],
                "classes": {},
                "resources": {},
                "filtering": number % 2 == 0,
                "test": number == 1,
            }
        for module in self.modules:
            for _ in range(rng.randint(3, 5)):
                self.new_class(module)
            self.new_resource(module)

    def fresh(self):
        self.next += 1
        return self.next

    # -- what there is ---------------------------------------------------------------------------

    def classes(self):
        return [(m, c) for m in sorted(self.modules) for c in sorted(self.modules[m]["classes"])]

    def get(self, place):
        return self.modules[place[0]]["classes"][place[1]]

    def visible(self, module):
        seen, todo = set(), [module]
        while todo:
            each = todo.pop()
            if each not in seen:
                seen.add(each)
                todo += self.modules[each]["deps"]
        return [place for place in self.classes() if place[0] in seen]

    def users(self, place):
        return [p for p in self.classes() if any(u[0] == place for u in self.get(p)["uses"])]

    # -- changes ---------------------------------------------------------------------------------

    def new_class(self, module):
        rng = self.rng
        kind = rng.choice(["class", "class", "class", "interface", "enum", "record"])
        known = self.visible(module)
        name = "C%d" % self.fresh()
        clazz = {
            "kind": kind,
            "comments": [],
            "constant": self.fresh(),
            "methods": {},
            "uses": [],
            "parent": None,
        }
        for _ in range(rng.randint(1, 3)):
            clazz["methods"]["f%d" % self.fresh()] = self.new_method()
        interfaces = [p for p in known if self.get(p)["kind"] == "interface"]
        if kind == "class" and interfaces and rng.random() < 0.6:
            clazz["parent"] = rng.choice(interfaces)
        self.modules[module]["classes"][name] = clazz
        for place in rng.sample(known, min(len(known), rng.randint(1, 3))):
            self.use((module, name), place)
        return (module, name)

    def new_method(self):
        return {
            "type": self.rng.choice(TYPES),
            "params": [self.rng.choice(TYPES) for _ in range(self.rng.randint(0, 2))],
            "body": self.fresh(),
        }

    def use(self, user, place):
        if user != place and self.get(place)["methods"]:
            member = self.rng.choice(sorted(self.get(place)["methods"]) + ["CONSTANT"])
            self.get(user)["uses"].append((place, member))

    def forget(self, place):
        for user in self.classes():
            clazz = self.get(user)
            clazz["uses"] = [u for u in clazz["uses"] if u[0] != place]
            if clazz["parent"] == place:
                clazz["parent"] = None

    def new_resource(self, module):
        self.modules[module]["resources"]["r%d.txt" % self.fresh()] = self.fresh()

    # -- files -----------------------------------------------------------------------------------

    def files(self):
        files = {"pom.xml": self.root_pom()}
        for name in self.modules:
            module = self.modules[name]
            files[name + "/pom.xml"] = self.pom(name)
            for clazz in module["classes"]:
                path = "%s/src/main/java/example/%s/%s.java" % (name, name, clazz)
                files[path] = self.source((name, clazz))
            for resource, number in module["resources"].items():
                files["%s/src/main/resources/%s" % (name, resource)] = (
                    "number %d\nflavour ${flavour}\ncolour ${colour}\n" % number
                )
            if module["test"]:
                files[name + "/src/test/java/example/%s/LoadTest.java" % name] = self.test(name)
        return files

    def root_pom(self):
        text = POM
        text += "  <groupId>%s</groupId>\n  <artifactId>root</artifactId>\n" % GROUP
        text += "  <version>%s</version>\n  <packaging>pom</packaging>\n  <modules>\n" % self.version
        text += "".join("    <module>%s</module>\n" % name for name in self.modules)
        text += "  </modules>\n  <properties>\n    <maven.compiler.release>17</maven.compiler.release>\n"
        text += "    <maven.compiler.parameters>%s</maven.compiler.parameters>\n" % str(
            self.parameters
        ).lower()
        text += "    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>\n"
        text += "    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>\n"
        for key, word in sorted(self.properties.items()):
            text += "    <%s>%s</%s>\n" % (key, word, key)
        text += "  </properties>\n  <build><pluginManagement><plugins>\n"
        for name, version in PLUGINS:
            text += (
                "    <plugin><groupId>org.apache.maven.plugins</groupId>"
                "<artifactId>maven-%s-plugin</artifactId><version>%s</version></plugin>\n"
                % (name, version)
            )
        return text + "  </plugins></pluginManagement></build>\n</project>\n"

    def pom(self, name):
        module = self.modules[name]
        text = POM + "  <parent><groupId>%s</groupId><artifactId>root</artifactId>" % GROUP
        text += "<version>%s</version></parent>\n  <artifactId>%s</artifactId>\n" % (
            self.version,
            name,
        )
        text += "  <dependencies>\n"
        for dep in module["deps"]:
            text += (
                "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId>"
                "<version>${project.version}</version></dependency>\n" % (GROUP, dep)
            )
        if module["test"]:
            text += (
                "    <dependency><groupId>junit</groupId><artifactId>junit</artifactId>"
                "<version>4.13.2</version><scope>test</scope></dependency>\n"
            )
        text += "  </dependencies>\n"
        if module["filtering"]:
            text += (
                "  <build><resources><resource><directory>src/main/resources</directory>"
                "<filtering>true</filtering></resource></resources></build>\n"
            )
        return text + "</project>\n"

    def source(self, place):
        module, name = place
        clazz = self.get(place)
        lines = ["package example.%s;" % module, ""]
        lines += ["// %s" % comment for comment in clazz["comments"]]
        kind, parent = clazz["kind"], clazz["parent"]
        head = {"record": "record %s(int a, String b)"}.get(kind, kind + " %s") % name
        if parent:
            head += " implements example.%s.%s" % parent
        lines.append("public %s {" % head)
        if kind == "enum":
            lines.append("  ONE, E%d;" % clazz["constant"])
        inside = "  " if kind == "interface" else "  public static "
        lines.append("%sfinal int CONSTANT = %d;" % (inside.replace("  public static ", "  public static "), clazz["constant"]) if kind != "interface" else "  int CONSTANT = %d;" % clazz["constant"])
        for method, shape in sorted(clazz["methods"].items()):
            params = ", ".join("%s p%d" % (t, i) for i, t in enumerate(shape["params"]))
            lines.append("  public static %s %s(%s) {" % (shape["type"], method, params))
            lines.append("    return %s;" % value(shape["type"], shape["body"]))
            lines.append("  }")
        if kind == "interface":
            lines += ["  default int inherited() {", "    return CONSTANT;", "  }"]
        if clazz["uses"]:
            lines.append("  public static String uses%s() {" % name)
            lines.append("    StringBuilder all = new StringBuilder();")
            for target, member in clazz["uses"]:
                lines.append("    all.append(%s);" % self.call(target, member))
            lines += ["    Runnable later = () -> all.append(1);", "    later.run();"]
            lines += ["    return all.toString();", "  }"]
        return "\n".join(lines) + "\n}\n"

    def call(self, target, member):
        clazz = self.get(target)
        owner = "example.%s.%s." % target
        if member not in clazz["methods"]:
            return owner + "CONSTANT"
        params = clazz["methods"][member]["params"]
        return owner + member + "(" + ", ".join(value(t, 1) for t in params) + ")"

    def test(self, module):
        lines = ["package example.%s;" % module, "", "public class LoadTest {"]
        lines += ["  @org.junit.Test", "  public void all() {"]
        for m, c in self.visible(module):
            if self.get((m, c))["uses"]:
                lines.append("    example.%s.%s.uses%s();" % (m, c, c))
        return "\n".join(lines + ["  }", "}"]) + "\n"


class Steps:
    """Random steps. Iterating makes one after the other, each on top of the one before."""

    def __init__(self, seed, modules, count, jdks=()):
        self.rng = random.Random(seed)
        self.reactor = Reactor(self.rng, modules)
        self.count = count
        self.jdks = list(jdks)
        self.first = self.reactor.files()
        self.branches = [copy.deepcopy(self.reactor.__dict__)]
        self.flags, self.jdk = {}, None

    def __iter__(self):
        yield self.step("cold", self.first, full=True)
        for number in range(1, self.count + 1):
            before = self.reactor.files()
            names = [self.edit() for _ in range(self.rng.choice([1, 1, 1, 2, 3]))]
            if self.rng.random() < 0.3:
                self.branches.append(copy.deepcopy(self.reactor.__dict__))
            if self.rng.random() < 0.2:
                yield self.partial("%d %s" % (number, " + ".join(names)), before)
                before = self.reactor.files()
                names = ["then all"]
            yield self.step("%d %s" % (number, " + ".join(names)), before)

    def step(self, name, before, full=False):
        after = self.reactor.files()
        step = {
            "name": name,
            "create": {p: t for p, t in after.items() if full or before.get(p) != t},
            "delete": [p for p in before if p not in after],
            "arguments": ["-D%s=%s" % flag for flag in sorted(self.flags.items())],
        }
        if self.jdk:
            step["jdk"] = self.jdk
        if self.rng.random() < 0.1:
            step["clean"] = True
        return step

    def partial(self, name, before):
        """A build of some modules; as nothing is installed it may fail, and is not compared."""
        step = self.step(name + " (partial)", before)
        module = self.rng.choice(sorted(self.reactor.modules))
        how = self.rng.choice([["-pl", module, "-am"], ["-pl", module], ["-rf", ":" + module]])
        step["only"] = how + [self.rng.choice(["compile", "package", "verify"])]
        return step

    def edit(self):
        edits = [getattr(self, n) for n in sorted(dir(self)) if n.startswith("edit_")]
        weights = [3 if e in (self.edit_body, self.edit_signature, self.edit_constant) else 1 for e in edits]
        edit = self.rng.choices(edits, weights)[0]
        return edit() or edit.__name__[5:].replace("_", " ")

    def used(self):
        """A class, rather one that has users: edits of others prove little."""
        places = self.reactor.classes()
        users = [p for p in places if self.reactor.users(p)]
        return self.rng.choice(users if users and self.rng.random() < 0.8 else places)

    def method(self, place):
        return self.rng.choice(sorted(self.reactor.get(place)["methods"]))

    def edit_body(self):
        place = self.used()
        self.reactor.get(place)["methods"][self.method(place)]["body"] = self.reactor.fresh()

    def edit_constant(self):
        self.reactor.get(self.used())["constant"] = self.reactor.fresh()

    def edit_signature(self):
        place = self.used()
        method = self.reactor.get(place)["methods"][self.method(place)]
        if self.rng.random() < 0.5:
            method["type"] = self.rng.choice([t for t in TYPES if t != method["type"]])
        else:
            method["params"] = [self.rng.choice(TYPES) for _ in range(len(method["params"]) + 1)]

    def edit_comment(self):
        comments = self.reactor.get(self.used())["comments"]
        if comments and self.rng.random() < 0.5:
            comments[-1] = "comment %d" % self.reactor.fresh()
        else:
            comments.append("comment %d" % self.reactor.fresh())

    def edit_new_method(self):
        self.reactor.get(self.used())["methods"]["f%d" % self.reactor.fresh()] = (
            self.reactor.new_method()
        )

    def edit_new_class(self):
        self.reactor.new_class(self.rng.choice(sorted(self.reactor.modules)))

    def edit_new_use(self):
        user = self.rng.choice(self.reactor.classes())
        self.reactor.use(user, self.rng.choice(self.reactor.visible(user[0])))

    def edit_delete_class(self):
        place = self.used()
        if len(self.reactor.modules[place[0]]["classes"]) > 1:
            self.reactor.forget(place)
            del self.reactor.modules[place[0]]["classes"][place[1]]

    def edit_rename_class(self):
        module, old = self.used()
        new = "C%d" % self.reactor.fresh()
        for user in self.reactor.classes():
            clazz = self.reactor.get(user)
            clazz["uses"] = [
                ((module, new) if target == (module, old) else target, member)
                for target, member in clazz["uses"]
            ]
            if clazz["parent"] == (module, old):
                clazz["parent"] = (module, new)
        classes = self.reactor.modules[module]["classes"]
        classes[new] = classes.pop(old)

    def edit_resource(self):
        resources = self.rng.choice(
            [m["resources"] for _, m in sorted(self.reactor.modules.items()) if m["resources"]]
        )
        name = self.rng.choice(sorted(resources))
        resources[name] = self.reactor.fresh()

    def edit_add_or_delete_resource(self):
        module = self.rng.choice(sorted(self.reactor.modules))
        resources = self.reactor.modules[module]["resources"]
        if len(resources) > 1:
            del resources[self.rng.choice(sorted(resources))]
        else:
            self.reactor.new_resource(module)

    def edit_pom_filtering(self):
        module = self.reactor.modules[self.rng.choice(sorted(self.reactor.modules))]
        module["filtering"] = not module["filtering"]

    def edit_pom_dependency(self):
        names = sorted(self.reactor.modules)
        index = self.rng.randrange(1, len(names))
        module = self.reactor.modules[names[index]]
        other = [n for n in names[:index] if n not in module["deps"]]
        if other:
            module["deps"] = module["deps"] + [self.rng.choice(other)]

    def edit_pom_property(self):
        self.reactor.properties["colour"] = "colour%d" % self.reactor.fresh()

    def edit_pom_parameters(self):
        self.reactor.parameters = not self.reactor.parameters

    def edit_version(self):
        self.reactor.version = self.rng.choice(["1.0", "1.1-SNAPSHOT", "1.0-SNAPSHOT"])

    def edit_flag(self):
        if self.flags:
            self.flags = {}
        else:
            self.flags = {
                self.rng.choice(["flavour", "colour"]): self.rng.choice(["x", "y"]),
            }

    def edit_branch(self):
        counter = self.reactor.next
        self.reactor.__dict__.update(
            copy.deepcopy(
                {k: v for k, v in self.rng.choice(self.branches).items() if k != "rng"}
            )
        )
        self.reactor.next = counter
        return "branch switch"

    def edit_jdk(self):
        if not self.jdks:
            return self.edit_body() or "body"
        self.jdk = None if self.jdk else self.rng.choice(self.jdks)
        return "jdk " + ("switch" if self.jdk else "back")
