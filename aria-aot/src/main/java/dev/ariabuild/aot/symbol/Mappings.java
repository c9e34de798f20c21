package dev.ariabuild.aot.symbol;

import dev.ariabuild.aot.AotException;
import java.util.Map;
import java.util.Set;

/** Where mappings come from: a bundle, a folder, a server, or several of them. */
public interface Mappings {
  /**
   * Those of the wanted mappings that are there.
   *
   * @throws AotException if the place cannot be read, or if what is there is damaged
   */
  Map<BuildId, Mapping> find(Set<BuildId> wanted) throws AotException;

  /** What it is, for messages: {@code shop-1.4.0-linux-x86_64-symbols.tar.xz (shop 1.4.0)}. */
  String name();
}
