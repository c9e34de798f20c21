package dev.ariabuild.engine.git;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real repositories, made by the real program. */
class GitReaderTest {
  @TempDir Path work;
  private Path repo;

  @BeforeAll
  static void gitIsThere() throws Exception {
    boolean there;
    try {
      there = new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      there = false;
    }
    assertTrue(there || System.getenv("CI") == null, "CI needs git");
    assumeTrue(there, "no program git");
  }

  @BeforeEach
  void commit() throws Exception {
    repo = Files.createDirectory(work.resolve("repo"));
    git(repo, "init", "-q", "-b", "main");
    Files.writeString(repo.resolve("a.txt"), "one");
    Files.writeString(repo.resolve(".gitignore"), "ignored\n");
    git(repo, "add", ".");
    git(repo, "commit", "-q", "-m", "first");
  }

  private static String git(Path folder, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(
        List.of("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "gc.auto=0"));
    command.addAll(List.of("-c", "protocol.file.allow=always"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("GIT_COMMITTER_DATE", "2026-01-01T00:00:00Z");
    Process process = builder.redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), out);
    return out.strip();
  }

  private static GitState read(Path folder) throws InterruptedException {
    return GitReader.read(folder, Set.of(folder.resolve("target")));
  }

  @Test
  void aCleanCheckoutHasCommitBranchTagsAndTime() throws Exception {
    git(repo, "tag", "v1.10");
    git(repo, "tag", "-a", "v1.9", "-m", "annotated");
    GitState state = read(repo);
    assertEquals(Optional.empty(), state.absent());
    assertEquals(git(repo, "rev-parse", "HEAD"), state.commit());
    assertEquals("main", state.branch());
    assertEquals(List.of("v1.9", "v1.10"), state.tags());
    assertEquals(1767225600L, state.commitTime());
    assertFalse(state.dirty() || state.shallow());
    assertEquals(state, GitState.parse(state.text()));
    assertEquals(state.commit() + ", branch main, tagged v1.9 v1.10", state.summary());
  }

  @Test
  void changedStagedDeletedAndNewFilesMakeItDirtyIgnoredAndBuiltOnesDoNot() throws Exception {
    Files.writeString(repo.resolve("ignored"), "x");
    Files.createDirectories(repo.resolve("target/classes"));
    Files.writeString(repo.resolve("target/classes/x"), "x");
    assertFalse(read(repo).dirty());
    Path fresh = Files.writeString(repo.resolve("new file"), "x");
    assertTrue(read(repo).dirty(), "a new file");
    Files.delete(fresh);
    Files.writeString(repo.resolve("a.txt"), "two");
    assertTrue(read(repo).dirty(), "a changed file");
    git(repo, "add", "a.txt");
    assertTrue(read(repo).dirty(), "a staged file");
    git(repo, "reset", "-q", "--hard");
    Files.delete(repo.resolve("a.txt"));
    assertTrue(read(repo).dirty(), "a deleted file");
  }

  @Test
  void aDetachedHeadHasNoBranch() throws Exception {
    git(repo, "checkout", "-q", "--detach");
    GitState state = read(repo);
    assertEquals("", state.branch());
    assertEquals(40, state.commit().length());
  }

  @Test
  void aWorktreeAndAFolderInsideAreReadLikeTheirRepository() throws Exception {
    Path tree = work.resolve("tree");
    git(repo, "worktree", "add", "-q", "-b", "side", tree.toString());
    Path inside = Files.createDirectories(tree.resolve("module"));
    GitState state = read(inside);
    assertEquals("side", state.branch());
    assertEquals(read(repo).commit(), state.commit());
  }

  @Test
  void aShallowCloneSaysSo() throws Exception {
    Files.writeString(repo.resolve("a.txt"), "two");
    git(repo, "commit", "-q", "-a", "-m", "second");
    git(work, "clone", "-q", "--depth", "1", repo.toUri().toString(), "shallow");
    GitState state = read(work.resolve("shallow"));
    assertTrue(state.shallow());
    assertEquals(read(repo).commit(), state.commit());
  }

  @Test
  void withoutARepositoryOrWithoutGitThereIsAReason() throws Exception {
    Path plain = Files.createDirectory(work.resolve("plain"));
    assertEquals(Optional.of("there is no git repository"), read(plain).absent());
    assertEquals(
        Optional.of("the program git cannot be run"),
        GitReader.read("no-such-git", repo, Set.of()).absent());
    GitState absent = read(plain);
    assertEquals(absent, GitState.parse(absent.text()));
  }

  @Test
  void aFolderThatTheRepositoryAroundItIgnoresIsNoPartOfIt() throws Exception {
    Path ignored = Files.createDirectories(repo.resolve("ignored/project"));
    assertEquals(
        Optional.of("the folder is ignored by the repository around it"), read(ignored).absent());
  }

  @Test
  void beforeTheFirstCommitThereIsABranchAndNoCommit() throws Exception {
    Path fresh = Files.createDirectory(work.resolve("fresh"));
    git(fresh, "init", "-q", "-b", "trunk");
    GitState state = read(fresh);
    assertEquals("trunk", state.branch());
    assertEquals("", state.commit());
    assertTrue(state.dirty());
  }

  @Test
  void readingWritesNothingIntoTheRepository() throws Exception {
    Path index = repo.resolve(".git/index");
    byte[] before = Files.readAllBytes(index);
    Files.setLastModifiedTime(
        repo.resolve("a.txt"), java.nio.file.attribute.FileTime.fromMillis(1_000_000));
    assertFalse(read(repo).dirty());
    org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(index));
  }

  @Test
  void addressesArePublishedWithoutSecrets() throws Exception {
    git(repo, "remote", "add", "origin", "https://me:secret@example.com/a/b.git?token=x");
    assertEquals("https://example.com/a/b.git", read(repo).remote());
    assertEquals("git@example.com:a/b.git", Remote.withoutSecrets("git@example.com:a/b.git"));
    assertEquals("ssh://example.com/a", Remote.withoutSecrets("ssh://git@example.com/a"));
    assertEquals("https://example.com/a", Remote.withoutSecrets("https://t@k@example.com/a"));
    assertEquals("", Remote.withoutSecrets("/home/me/a"));
    assertEquals("", Remote.withoutSecrets("file:///home/me/a"));
  }
}
