package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import dev.ariabuild.aot.AotProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Several places where symbols are, asked in their order. */
public final class SymbolPlaces implements Mappings {
  private final List<Mappings> places;

  private SymbolPlaces(List<Mappings> places) {
    this.places = List.copyOf(places);
  }

  /**
   * Opens places.
   *
   * @param names bundles, folders with unpacked bundles, {@code http} or {@code https} addresses
   * @throws AotException if one is not there or is damaged
   */
  public static SymbolPlaces of(Collection<String> names) throws AotException {
    List<Mappings> places = new ArrayList<>();
    for (String name : names) {
      if (name.startsWith("http://") || name.startsWith("https://")) {
        places.add(MappingStore.ofServer(name));
        continue;
      }
      Path path = path(name);
      if (Files.isDirectory(path)) {
        places.add(MappingStore.ofFolder(path));
      } else if (Files.isRegularFile(path)) {
        places.add(new BundleFile(path));
      } else {
        throw AotProblem.NO_SYMBOLS.with(name);
      }
    }
    return new SymbolPlaces(places);
  }

  private static Path path(String name) throws AotException {
    try {
      return Path.of(name);
    } catch (java.nio.file.InvalidPathException e) {
      throw AotProblem.NO_SYMBOLS.with(name);
    }
  }

  @Override
  public Map<BuildId, Mapping> find(Set<BuildId> wanted) throws AotException {
    Map<BuildId, Mapping> found = new TreeMap<>();
    Set<BuildId> rest = new TreeSet<>(wanted);
    for (Mappings place : places) {
      if (!rest.isEmpty()) {
        found.putAll(place.find(rest));
        rest.removeAll(found.keySet());
      }
    }
    return found;
  }

  @Override
  public String name() {
    return places.stream().map(Mappings::name).collect(Collectors.joining(", "));
  }
}
