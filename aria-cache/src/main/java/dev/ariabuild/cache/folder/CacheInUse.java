package dev.ariabuild.cache.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Something was not done because others use the folder. The message says who, and what to do. */
public final class CacheInUse extends IOException {
  private static final long serialVersionUID = 1;

  /**
   * In use.
   *
   * @param others who; nobody if a process looks after the folder at the moment
   */
  public CacheInUse(Path folder, List<Users.User> others) {
    super(CacheMessage.IN_USE.with(folder, who(others)));
  }

  private static String who(List<Users.User> others) {
    return others.isEmpty()
        ? "a process that looks after it"
        : others.stream()
            .map(user -> "process " + user.process())
            .collect(Collectors.joining(" and "));
  }
}
