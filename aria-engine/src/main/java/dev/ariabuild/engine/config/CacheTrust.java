package dev.ariabuild.engine.config;

/** Which results of the remote cache are used. */
public enum CacheTrust implements Named {
  /** All whose bytes are what they say. */
  DIGEST("digest"),
  /** Of these only what a trusted key has signed. */
  SIGNED("signed");

  private final String text;

  CacheTrust(String text) {
    this.text = text;
  }

  @Override
  public String text() {
    return text;
  }
}
