package dev.ariabuild.engine.git;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Reads the state of a checkout with a few calls of {@code git}, which knows worktrees, shallow
 * clones and every format of repository. A failing call makes the whole state absent.
 */
public final class GitReader {
  private static final int LIMIT_SECONDS = 60;
  private static final int NOT_IGNORED = 1;

  /** Its settings must not change what is printed, and nobody may write meanwhile. */
  private static final Map<String, String> ENV =
      Map.of("GIT_OPTIONAL_LOCKS", "0", "LC_ALL", "C", "GIT_PAGER", "cat");

  /** A build that a hook started would be told of the hook's repository instead of its own. */
  private static final Set<String> OTHERS =
      Set.of(
          "GIT_DIR",
          "GIT_WORK_TREE",
          "GIT_INDEX_FILE",
          "GIT_PREFIX",
          "GIT_COMMON_DIR",
          "GIT_OBJECT_DIRECTORY",
          "GIT_NAMESPACE");

  private final String program;
  private final Path folder;

  private GitReader(String program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * The state of the checkout that a folder belongs to.
   *
   * @param outputs folders that builds write into; new files in them make nothing dirty
   */
  public static GitState read(Path folder, Set<Path> outputs) throws InterruptedException {
    return read("git", folder, outputs);
  }

  static GitState read(String program, Path folder, Set<Path> outputs) throws InterruptedException {
    try {
      Path real = folder.toRealPath();
      return new GitReader(program, real).read(outputs);
    } catch (IOException e) {
      return GitState.absent("the program git cannot be run");
    } catch (Refusal e) {
      return GitState.absent(String.valueOf(e.getMessage()));
    }
  }

  private GitState read(Set<Path> outputs) throws IOException, InterruptedException, Refusal {
    String[] place = git("rev-parse", "--show-toplevel", "--is-shallow-repository").split("\n");
    Path top = Path.of(place[0]).toRealPath();
    if (!top.equals(folder) && isIgnored()) {
      throw new Refusal("the folder is ignored by the repository around it");
    }
    Status status =
        Status.of(
            git("status", "--porcelain=v2", "--branch", "-z", "--untracked-files=normal"),
            top,
            outputs);
    boolean shallow = place.length > 1 && place[1].equals("true");
    String remote = Remote.withoutSecrets(config("remote.origin.url"));
    if (status.commit().isEmpty()) {
      return new GitState(
          Optional.empty(), "", status.branch(), List.of(), true, shallow, 0, remote);
    }
    String tags =
        git(
            "for-each-ref",
            "--points-at",
            "HEAD",
            "--sort=version:refname",
            "--format=%(refname:lstrip=2)",
            "refs/tags");
    String time = git("-c", "log.showSignature=false", "show", "-s", "--format=%ct", "HEAD");
    return new GitState(
        Optional.empty(),
        status.commit(),
        status.branch(),
        tags.lines().filter(tag -> !tag.isBlank()).toList(),
        status.dirty(),
        shallow,
        Long.parseLong(time.strip()),
        remote);
  }

  private boolean isIgnored() throws IOException, InterruptedException, Refusal {
    Answer answer = run(List.of("check-ignore", "-q", "."));
    if (answer.code() > NOT_IGNORED) {
      throw new Refusal(answer.why());
    }
    return answer.code() == 0;
  }

  private String config(String key) throws IOException, InterruptedException, Refusal {
    Answer answer = run(List.of("config", "--get", key));
    return answer.code() == 0 ? answer.out().strip() : "";
  }

  private String git(String... arguments) throws IOException, InterruptedException, Refusal {
    Answer answer = run(List.of(arguments));
    if (answer.code() != 0) {
      throw new Refusal(answer.why());
    }
    return answer.out();
  }

  private Answer run(List<String> arguments) throws IOException, InterruptedException, Refusal {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeAll(OTHERS);
    builder.environment().putAll(ENV);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      FutureTask<String> errors = new FutureTask<>(() -> text(process.getErrorStream()));
      Thread reader = new Thread(errors, "aria-git");
      reader.setDaemon(true);
      reader.start();
      String out = text(process.getInputStream());
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Refusal("git did not answer within " + LIMIT_SECONDS + " s");
      }
      return new Answer(process.exitValue(), out, errors.get());
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      process.destroyForcibly();
    }
  }

  /** All of a stream; one for errors is read beside the other, so that git never waits for us. */
  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private record Answer(int code, String out, String errors) {
    String why() {
      if (errors.contains("not a git repository")) {
        return "there is no git repository";
      }
      String first = errors.lines().findFirst().orElse("no message");
      // Git's messages hold paths of this machine
      return "git ended with exit code "
          + code
          + (first.contains("dubious ownership")
              ? ": the repository belongs to another user (see safe.directory of git)"
              : "");
    }
  }

  /** Git would not say. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    Refusal(String why) {
      super(why);
    }
  }

  /** What {@code git status --porcelain=v2 -z} prints. */
  private record Status(String commit, String branch, boolean dirty) {
    static Status of(String text, Path top, Set<Path> outputs) {
      Set<Path> ours =
          outputs.stream()
              .map(path -> path.toAbsolutePath().normalize())
              .collect(Collectors.toSet());
      String commit = "";
      String branch = "";
      boolean dirty = false;
      for (String entry : text.split("\0")) {
        if (entry.startsWith("# branch.oid ")) {
          String oid = entry.substring("# branch.oid ".length());
          commit = oid.startsWith("(") ? "" : oid;
        } else if (entry.startsWith("# branch.head ")) {
          String head = entry.substring("# branch.head ".length());
          branch = head.equals("(detached)") ? "" : head;
        } else if (entry.startsWith("? ")) {
          Path file = top.resolve(entry.substring(2)).normalize();
          dirty |= ours.stream().noneMatch(file::startsWith);
        } else if (!entry.isBlank() && !entry.startsWith("# ")) {
          dirty = true;
        }
      }
      return new Status(commit, branch, dirty);
    }
  }
}
