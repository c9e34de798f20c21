package dev.ariabuild.cache;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Who uses the cache: noted in the folder, so that upkeep knows what belongs to whom.
 *
 * @param project folder of what the checkout remembers, below {@code metadata}
 * @param checkout where the checkout lies, absolute
 * @param installed where this version of Aria is installed, if that is known
 */
public record CacheUse(Path project, Path checkout, Optional<Path> installed) {}
