package dev.ariabuild.engine.config;

/** A value of a key and where it came from. */
public record Value<T>(Key<T> key, T value, Source source) {
  /** The value as shown to users; secrets are masked. */
  public String text() {
    return key.secret() ? "***" : key.type().show(value);
  }

  /** False if a later version of Aria will act on this value, but this one does not. */
  public boolean effective() {
    return key.effective(value);
  }
}
