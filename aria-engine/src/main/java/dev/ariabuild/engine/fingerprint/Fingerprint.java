package dev.ariabuild.engine.fingerprint;

import dev.ariabuild.engine.digest.Digest;

/** The digest of one input, read under a named normaliser. */
public record Fingerprint(Normaliser normaliser, Digest digest) {}
