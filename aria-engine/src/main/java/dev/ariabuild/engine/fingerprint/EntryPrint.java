package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;

/**
 * What one class path entry is to a reader.
 *
 * @param normalised the same for an archive and for the directory it was made from, as long as the
 *     members that count are the same
 * @param raw of the archive's bytes, or of all names and contents below the directory: while it is
 *     unchanged, so is {@code normalised}
 */
public record EntryPrint(Digest normalised, Digest raw) {}
