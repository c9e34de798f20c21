package dev.ariabuild.engine.git;

import java.util.regex.Pattern;

/** Addresses of repositories, fit to be published. */
public final class Remote {
  private static final Pattern USER = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/]*@");
  private static final Pattern QUERY = Pattern.compile("[?#].*$");
  private static final Pattern LOCAL = Pattern.compile("^(file:|/|\\.|[a-zA-Z]:[\\\\/]).*");

  private Remote() {}

  /**
   * The address without user, password and query; empty if it is a folder of this machine. The user
   * of {@code user@host:path} stays: it is a part of the address, and no secret.
   */
  public static String withoutSecrets(String address) {
    if (LOCAL.matcher(address).matches()) {
      return "";
    }
    return QUERY.matcher(USER.matcher(address).replaceFirst("$1")).replaceFirst("");
  }
}
