package dev.ariabuild.java.worker;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.ariabuild.java.worker.Processed.Output;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import org.jspecify.annotations.Nullable;

/** What the processors of one run are given and make. For one thread. */
final class ProcessorNotes {
  private final Set<String> isolated = new TreeSet<>();
  private final Set<String> aggregated = new TreeSet<>();
  private final Map<String, Made> made = new TreeMap<>();
  private final List<String> broken;
  private final ProcessedFiles files;
  private final ResourceReads reads;
  private @Nullable Trees trees;
  private @Nullable WatchedProcessor working;

  private record Made(String by, boolean source, boolean aggregated, Set<String> origins) {}

  ProcessorNotes(ProcessedFiles files, List<String> broken) {
    this.files = files;
    this.reads = new ResourceReads(files);
    this.broken = broken;
  }

  /**
   * Somebody wants to read a file.
   *
   * @return whether it must not be, for it was made by a processor
   */
  boolean reads(Location location, CharSequence pack, CharSequence name) throws IOException {
    reads.note(location, pack, name);
    return files.isForeign(location, pack.toString(), name.toString());
  }

  /** Whether somebody is about to. */
  void reading(boolean now) {
    files.reading(now);
  }

  /** The first time that anything can be asked of it. */
  void open(ProcessingEnvironment environment) {
    if (trees == null) {
      trees = Trees.instance(environment);
    }
  }

  void broken(String how) {
    if (!broken.contains(how)) {
      broken.add(how);
    }
  }

  void given(Element element, boolean aggregates) {
    String file = file(element);
    if (file != null) {
      (aggregates ? aggregated : isolated).add(file);
    }
  }

  /** From now on it is this one that does things. */
  void working(WatchedProcessor processor) {
    working = processor;
  }

  /** The one that does things. */
  WatchedProcessor worker() {
    return Objects.requireNonNull(working);
  }

  void made(String name, FileObject file, boolean source, Element[] origins) {
    WatchedProcessor by = worker();
    Set<String> files = new TreeSet<>();
    boolean elsewhere = false;
    for (Element origin : origins) {
      String of = origin == null ? null : file(origin);
      if (of == null) {
        elsewhere = true;
      } else {
        files.add(of);
      }
    }
    if (!by.aggregates()) {
      String what =
          "annotation processor " + by.name() + " is isolating and makes " + name + " of ";
      if (elsewhere) {
        broken(what + "something that is not compiled with it");
      } else if (files.size() != 1) {
        broken(what + (files.isEmpty() ? "nothing that it names" : files.size() + " files"));
      }
    }
    made.put(path(file), new Made(by.name(), source, by.aggregates(), files));
  }

  /** Absolute path of the source file; null if the element comes from a class file. */
  private @Nullable String file(Element element) {
    Element top = element;
    for (Element around = top.getEnclosingElement();
        around != null && !(around instanceof PackageElement);
        around = around.getEnclosingElement()) {
      top = around;
    }
    TreePath path = trees == null ? null : trees.getPath(top);
    return path == null ? null : path(path.getCompilationUnit().getSourceFile());
  }

  private static String path(FileObject file) {
    return Path.of(file.toUri()).toString();
  }

  /** All of it, once the run has ended. Generated origins are traced back to others. */
  Processed processed(boolean success, List<Compiled.Message> messages) throws IOException {
    List<Output> outputs = new ArrayList<>();
    for (Map.Entry<String, Made> each : made.entrySet()) {
      outputs.add(
          new Output(
              each.getKey(),
              each.getValue().by(),
              each.getValue().source(),
              each.getValue().aggregated() || ofAggregated(each.getValue().origins()),
              origins(each.getValue().origins()),
              files.content(each.getKey())));
    }
    return new Processed(
        success, messages, outputs, origins(isolated), origins(aggregated), reads.all(), broken);
  }

  /** Whether something made by an aggregating processor is among them, directly or not. */
  private boolean ofAggregated(Set<String> some) {
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(some);
    while (!open.isEmpty()) {
      String at = open.pop();
      Made generated = made.get(at);
      if (generated != null && seen.add(at)) {
        if (generated.aggregated()) {
          return true;
        }
        open.addAll(generated.origins());
      }
    }
    return false;
  }

  private Set<String> origins(Set<String> some) {
    Set<String> all = new TreeSet<>();
    Set<String> seen = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(some);
    while (!open.isEmpty()) {
      String at = open.pop();
      if (seen.add(at)) {
        Made generated = made.get(at);
        if (generated == null) {
          all.add(at);
        } else {
          open.addAll(generated.origins());
        }
      }
    }
    return all;
  }
}
