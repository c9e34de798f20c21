package dev.ariabuild.cache.index;

/** Why something goes, in the order in which it is looked for. */
public enum Why {
  /** What a checkout remembers that is no longer there. */
  CHECKOUT_IS_GONE("of checkouts that are gone"),
  /** Written by a version of Aria that is no longer installed. */
  VERSION_IS_GONE("of versions of Aria that are gone"),
  /** A blob that no result names. */
  NAMED_BY_NOTHING("that no result names"),
  /** Not read for longer than the maximum age. */
  TOO_OLD("not read for longer than the maximum age"),
  /** Not read for seven days, and there is too much or too little room. */
  UNREAD("not read for 7 days"),
  /** Least recently read, and there is too much or too little room. */
  LEAST_RECENTLY_READ("least recently read");

  private final String text;

  Why(String text) {
    this.text = text;
  }

  /** Behind a number of entries, such as {@code not read for 7 days}. */
  public String text() {
    return text;
  }
}
