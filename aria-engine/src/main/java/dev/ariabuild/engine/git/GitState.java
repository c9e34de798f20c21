package dev.ariabuild.engine.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The state of a checkout, or why there is none.
 *
 * @param absent why nothing is known; empty if all below is
 * @param commit 40 or 64 hexadecimal digits; empty before the first commit
 * @param branch its short name; empty if HEAD is detached
 * @param tags that point at the commit, sorted by Git as versions
 * @param dirty whether tracked files differ from the commit or new ones are not ignored
 * @param shallow whether the history is cut off
 * @param commitTime seconds since 1970, of the committer; 0 before the first commit
 * @param remote address of {@code origin} without user and password; empty if there is none
 */
public record GitState(
    Optional<String> absent,
    String commit,
    String branch,
    List<String> tags,
    boolean dirty,
    boolean shallow,
    long commitTime,
    String remote) {
  public GitState {
    tags = List.copyOf(tags);
  }

  /** Nothing is known, for this reason. */
  public static GitState absent(String why) {
    return new GitState(Optional.of(why), "", "", List.of(), false, false, 0, "");
  }

  /** For people, in one line. */
  public String summary() {
    return absent
        .map(why -> "unknown: " + why)
        .orElseGet(
            () ->
                (commit.isEmpty() ? "none yet" : commit)
                    + (branch.isEmpty() ? ", no branch" : ", branch " + branch)
                    + (tags.isEmpty() ? "" : ", tagged " + String.join(" ", tags))
                    + (dirty ? ", changed" : "")
                    + (shallow ? ", shallow" : ""));
  }

  /** All of it as one text, to be handed from one class loader to another. */
  public String text() {
    List<String> lines = new ArrayList<>();
    absent.ifPresent(why -> lines.add("absent " + why.replace('\n', ' ')));
    lines.add("commit " + commit);
    lines.add("branch " + branch);
    tags.forEach(tag -> lines.add("tag " + tag));
    lines.add("dirty " + dirty);
    lines.add("shallow " + shallow);
    lines.add("time " + commitTime);
    lines.add("remote " + remote);
    return String.join("\n", lines);
  }

  /** The state that {@link #text} was made of. */
  public static GitState parse(String text) {
    TreeMap<String, String> values = new TreeMap<>();
    List<String> tags = new ArrayList<>();
    for (String line : text.split("\n")) {
      String name = line.substring(0, line.indexOf(' '));
      String value = line.substring(name.length() + 1);
      if (name.equals("tag")) {
        tags.add(value);
      } else {
        values.put(name, value);
      }
    }
    return new GitState(
        Optional.ofNullable(values.get("absent")),
        values.getOrDefault("commit", ""),
        values.getOrDefault("branch", ""),
        tags,
        Boolean.parseBoolean(values.get("dirty")),
        Boolean.parseBoolean(values.get("shallow")),
        Long.parseLong(values.getOrDefault("time", "0")),
        values.getOrDefault("remote", ""));
  }
}
