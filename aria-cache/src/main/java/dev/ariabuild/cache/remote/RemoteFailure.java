package dev.ariabuild.cache.remote;

import java.io.IOException;

/** The other side failed. The message is lower-case, for people, and holds no secret. */
public final class RemoteFailure extends IOException {
  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Kind {
    /** It is not there, or is not to be trusted with a connection. Trying again is in vain. */
    UNREACHABLE,
    /** It knows us not, or does not let us. Trying again is in vain. */
    REFUSED,
    /** It does not take so many bytes. Others it may take. */
    TOO_LARGE,
    /** It took too long. */
    LATE,
    /** The connection broke off. */
    BROKEN,
    /** It says that it cannot now. */
    BUSY,
    /** It answers something that makes no sense here. */
    ODD;

    /** Whether another try may help. */
    boolean again() {
      return this == BROKEN || this == BUSY;
    }

    /** Whether all further requests would fare alike. */
    boolean lasting() {
      return this == UNREACHABLE || this == REFUSED;
    }
  }

  private final Kind kind;

  /** With a message for people. */
  public RemoteFailure(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  /** What can be done about it. */
  public Kind kind() {
    return kind;
  }
}
