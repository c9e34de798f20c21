package dev.ariabuild.aot.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CiTest {
  private static final Map<String, String> GITHUB =
      Map.of(
          "CI", "true",
          "GITHUB_ACTIONS", "true",
          "GITHUB_RUN_ID", "77",
          "GITHUB_RUN_ATTEMPT", "2",
          "GITHUB_SERVER_URL", "https://github.com",
          "GITHUB_REPOSITORY", "a/b",
          "GITHUB_REF_NAME", "main",
          "GITHUB_TOKEN", "very-secret",
          "ACTIONS_RUNTIME_TOKEN", "very-secret");

  @Test
  void aRunOfGitHubIsRecognisedWithoutItsSecrets() {
    Ci ci = Ci.of(GITHUB).orElseThrow();
    assertEquals(
        new Ci("github-actions", "77.2", "https://github.com/a/b/actions/runs/77", "main"), ci);
    assertFalse(ci.toString().contains("secret"));
  }

  @Test
  void thoseThatAlsoCallThemselvesGitHubAreNotTakenForIt() {
    Map<String, String> env = new TreeMap<>(GITHUB);
    env.put("GITEA_ACTIONS", "true");
    assertEquals("gitea-actions", Ci.of(env).orElseThrow().name());
  }

  @Test
  void addressesLoseUserAndPassword() {
    Ci ci =
        Ci.of(
                Map.of(
                    "JENKINS_URL", "https://j",
                    "BUILD_NUMBER", "5",
                    "BUILD_URL", "https://me:pw@ci.example.com/job/a/5/?token=x",
                    "BRANCH_NAME", "dev"))
            .orElseThrow();
    assertEquals(new Ci("jenkins", "5", "https://ci.example.com/job/a/5/", "dev"), ci);
  }

  @Test
  void aMergeRequestHasTheBranchItComesFrom() {
    Ci ci =
        Ci.of(
                Map.of(
                    "GITLAB_CI", "true",
                    "CI_PIPELINE_ID", "9",
                    "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME", "feature"))
            .orElseThrow();
    assertEquals(new Ci("gitlab-ci", "9", "", "feature"), ci);
  }

  @Test
  void anUnknownServerIsKnownByOneVariableAndAPersonHasNone() {
    assertEquals(new Ci("unknown", "", "", ""), Ci.of(Map.of("CI", "1")).orElseThrow());
    assertEquals(Optional.empty(), Ci.of(Map.of("CI", "false", "HOME", "/h")));
  }
}
