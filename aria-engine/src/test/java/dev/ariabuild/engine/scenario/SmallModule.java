package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.cache.ProjectDelta;
import dev.ariabuild.engine.event.ModuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A module of a {@link Reactor}. Its steps come in the order generate, resources, compile, own
 * steps, test, jar; each of the others is there once something was given to it.
 */
public final class SmallModule {
  private final Reactor reactor;
  private final String name;
  private final List<SmallModule> upstream = new ArrayList<>();
  private final List<Step> generators = new ArrayList<>();
  private final List<Step> own = new ArrayList<>();
  private final List<Step> tests = new ArrayList<>();
  private boolean java;
  private boolean resources;
  private boolean jar;

  SmallModule(Reactor reactor, String name) {
    this.reactor = reactor;
    this.name = name;
  }

  /** Its name, which is also its directory. */
  public String name() {
    return name;
  }

  ModuleId id() {
    return new ModuleId("t", name);
  }

  /** A public class with this body, such as {@code a.A}. */
  public SmallModule java(String className, String body) {
    java = true;
    return file(sourceFile(className), source(className, body));
  }

  static String sourceFile(String className) {
    return "src/" + className.replace('.', '/') + ".java";
  }

  static String source(String className, String body) {
    int dot = className.lastIndexOf('.');
    return "package "
        + className.substring(0, dot)
        + ";\n\npublic class "
        + className.substring(dot + 1)
        + " {\n"
        + body
        + "\n}\n";
  }

  /** A resource. */
  public SmallModule resource(String path, String content) {
    resources = true;
    return file("res/" + path, content);
  }

  /** Copies resources even if there are none yet. */
  public SmallModule resources() {
    resources = true;
    return this;
  }

  /** Any file, relative to the module. */
  public SmallModule file(String path, String content) {
    Path file = dir().resolve(path);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** Modules whose classes it sees. */
  public SmallModule dependsOn(String... names) {
    for (String each : names) {
      upstream.add(reactor.get(each));
    }
    return this;
  }

  /** A class whose {@code main} is a test. */
  public SmallModule test(String className) {
    return test(className, false);
  }

  /** The same; a failure may be ignored. */
  public SmallModule test(String className, boolean ignoringFailures) {
    tests.clear();
    tests.add(Steps.test(className, ignoringFailures));
    return this;
  }

  /** Makes a jar of its classes. */
  public SmallModule jar() {
    jar = true;
    return this;
  }

  /** An undescribed generator of one public class. */
  public SmallModule generates(String className, String body) {
    java = true;
    generators.clear();
    String path = sourceFile(className).substring("src/".length());
    generators.add(Steps.generate(path, source(className, body)));
    return this;
  }

  /** A step of its own, after those added before. */
  public Step step(String goal, Step.Silent body) {
    return stepWithDelta(
        goal,
        here -> {
          body.run(here);
          return ProjectDelta.NONE;
        });
  }

  /** A step of its own that tells the project something. */
  public Step stepWithDelta(String goal, Step.Body body) {
    Step step = new Step(goal, body);
    own.add(step);
    return step;
  }

  /** Takes its own steps away. */
  public SmallModule withoutSteps() {
    own.clear();
    return this;
  }

  Path dir() {
    return reactor.work().resolve(name);
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>(generators);
    if (resources) {
      steps.add(Steps.resources());
    }
    if (java) {
      steps.add(Steps.compile());
    }
    steps.addAll(own);
    steps.addAll(tests);
    if (jar) {
      steps.add(Steps.jar());
    }
    return steps;
  }

  /** All modules whose classes it sees, near to far. */
  List<SmallModule> allUpstream() {
    List<SmallModule> all = new ArrayList<>();
    for (SmallModule each : upstream) {
      for (SmallModule one : each.withUpstream()) {
        if (!all.contains(one)) {
          all.add(one);
        }
      }
    }
    return all;
  }

  private List<SmallModule> withUpstream() {
    List<SmallModule> all = new ArrayList<>(List.of(this));
    all.addAll(allUpstream());
    return all;
  }
}
