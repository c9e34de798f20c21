package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.aot.reach.ReachabilityMetadata;
import dev.ariabuild.engine.query.QueryGraph;
import dev.ariabuild.engine.query.QueryGraphFile;
import dev.ariabuild.java.effect.Effects;
import dev.ariabuild.java.effect.Facts;
import dev.ariabuild.java.effect.FactsFile;
import dev.ariabuild.java.effect.FactsStore;
import dev.ariabuild.java.effect.JdkEffects;
import dev.ariabuild.java.effect.World;
import dev.ariabuild.java.effect.World.Part;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Effects of a class path, and the reachability metadata that lies on it.
 *
 * @param parts in the order of the class path
 * @param read how many archives and class files were read: others were known
 * @param computed how many values were computed: others were known
 */
public record Analysis(
    List<Part> parts, Effects effects, ReachabilityMetadata metadata, int read, int computed) {

  /**
   * A class path entry.
   *
   * @param classes archive or folder
   * @param facts file with what is known of its classes already, where they have no code; used if
   *     it is there
   */
  public record Entry(Part part, Path classes, Optional<Path> facts) {}

  /**
   * Looks at a class path.
   *
   * @param memory folder for what is known the next time; lost or damaged, all is read again
   */
  public static Analysis of(List<Entry> entries, Path memory) throws IOException {
    AtomicInteger read = new AtomicInteger();
    AtomicInteger computed = new AtomicInteger();
    FactsStore store = new FactsStore(memory.resolve("facts"), name -> read.incrementAndGet());
    ReachabilityMetadata metadata = new ReachabilityMetadata();
    Map<Part, List<Facts>> parts = new LinkedHashMap<>();
    for (Entry entry : entries) {
      Optional<List<Facts>> known = entry.facts().flatMap(FactsFile::read);
      List<Facts> facts = known.isPresent() ? known.get() : store.of(entry.classes());
      parts.computeIfAbsent(entry.part(), none -> new ArrayList<>()).addAll(facts);
      metadata.read(entry.part().label(), entry.classes());
    }
    JdkEffects jdk = JdkEffects.shipped();
    Path file = memory.resolve("graph");
    QueryGraph graph = QueryGraphFile.open(file, Effects.rules(jdk));
    graph.onExecute(key -> computed.incrementAndGet());
    Effects effects = Effects.of(new World(parts), jdk, graph);
    QueryGraphFile.save(graph, file, Effects.rules(jdk));
    store.close();
    return new Analysis(List.copyOf(parts.keySet()), effects, metadata, read.get(), computed.get());
  }
}
