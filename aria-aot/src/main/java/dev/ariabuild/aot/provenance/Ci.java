package dev.ariabuild.aot.provenance;

import dev.ariabuild.engine.git.Remote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The build server that runs this build. Only the variables named here are looked at, none of which
 * holds a secret.
 *
 * @param name such as github-actions
 * @param build number or id of the run; may be empty
 * @param url where people see it, without user and query; may be empty
 * @param branch that is built; may be empty
 */
public record Ci(String name, String build, String url, String branch) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)\\}");

  /** Where values stand: templates, of which the first counts whose variables are all set. */
  private record Server(
      String name, String marker, List<String> build, List<String> url, List<String> branch) {}

  private static final String GITHUB_RUN = "${GITHUB_RUN_ID}.${GITHUB_RUN_ATTEMPT}";
  private static final String GITHUB_URL =
      "${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}";
  private static final List<String> GITHUB_BRANCH =
      List.of("${GITHUB_HEAD_REF}", "${GITHUB_REF_NAME}");

  /** The first whose marker is set; those that also set the marker of another come before it. */
  private static final List<Server> SERVERS =
      List.of(
          server("forgejo-actions", "FORGEJO_ACTIONS", GITHUB_RUN, GITHUB_URL, GITHUB_BRANCH),
          server("gitea-actions", "GITEA_ACTIONS", GITHUB_RUN, GITHUB_URL, GITHUB_BRANCH),
          server("github-actions", "GITHUB_ACTIONS", GITHUB_RUN, GITHUB_URL, GITHUB_BRANCH),
          server(
              "gitlab-ci",
              "GITLAB_CI",
              "${CI_PIPELINE_ID}",
              "${CI_PIPELINE_URL}",
              List.of("${CI_MERGE_REQUEST_SOURCE_BRANCH_NAME}", "${CI_COMMIT_BRANCH}")),
          server(
              "jenkins",
              "JENKINS_URL",
              "${BUILD_NUMBER}",
              "${BUILD_URL}",
              List.of("${CHANGE_BRANCH}", "${BRANCH_NAME}", "${GIT_LOCAL_BRANCH}")),
          server(
              "azure-pipelines",
              "TF_BUILD",
              "${BUILD_BUILDID}",
              "${SYSTEM_COLLECTIONURI}${SYSTEM_TEAMPROJECT}/_build",
              List.of("${BUILD_SOURCEBRANCHNAME}")),
          server(
              "circleci",
              "CIRCLECI",
              "${CIRCLE_BUILD_NUM}",
              "${CIRCLE_BUILD_URL}",
              List.of("${CIRCLE_BRANCH}")),
          server(
              "travis-ci",
              "TRAVIS",
              "${TRAVIS_BUILD_ID}",
              "${TRAVIS_BUILD_WEB_URL}",
              List.of("${TRAVIS_PULL_REQUEST_BRANCH}", "${TRAVIS_BRANCH}")),
          server(
              "bitbucket-pipelines",
              "BITBUCKET_BUILD_NUMBER",
              "${BITBUCKET_BUILD_NUMBER}",
              "${BITBUCKET_GIT_HTTP_ORIGIN}/pipelines/results/${BITBUCKET_BUILD_NUMBER}",
              List.of("${BITBUCKET_BRANCH}")),
          server(
              "buildkite",
              "BUILDKITE",
              "${BUILDKITE_BUILD_NUMBER}",
              "${BUILDKITE_BUILD_URL}",
              List.of("${BUILDKITE_BRANCH}")),
          server(
              "drone",
              "DRONE",
              "${DRONE_BUILD_NUMBER}",
              "${DRONE_BUILD_LINK}",
              List.of("${DRONE_BRANCH}")),
          server(
              "woodpecker",
              "CI_SYSTEM_NAME",
              "${CI_PIPELINE_NUMBER}",
              "${CI_PIPELINE_URL}",
              List.of("${CI_COMMIT_SOURCE_BRANCH}", "${CI_COMMIT_BRANCH}")),
          server(
              "appveyor",
              "APPVEYOR",
              "${APPVEYOR_BUILD_NUMBER}",
              "${APPVEYOR_URL}/project/${APPVEYOR_ACCOUNT_NAME}/${APPVEYOR_PROJECT_SLUG}",
              List.of("${APPVEYOR_REPO_BRANCH}")),
          server("aws-codebuild", "CODEBUILD_BUILD_ID", "${CODEBUILD_BUILD_NUMBER}", "", List.of()),
          server("teamcity", "TEAMCITY_VERSION", "${BUILD_NUMBER}", "", List.of()),
          server("unknown", "CI", "", "", List.of()));

  private static Server server(
      String name, String marker, String build, String url, List<String> branch) {
    return new Server(name, marker, List.of(build), List.of(url), branch);
  }

  /** Recognises the server; empty: there is none. */
  public static Optional<Ci> of(Map<String, String> env) {
    return SERVERS.stream()
        .filter(server -> isSet(env.get(server.marker())))
        .findFirst()
        .map(
            server ->
                new Ci(
                    server.name(),
                    first(server.build(), env),
                    Remote.withoutSecrets(first(server.url(), env)),
                    first(server.branch(), env)));
  }

  private static boolean isSet(@org.jspecify.annotations.Nullable String value) {
    return value != null && !value.isBlank() && !value.equalsIgnoreCase("false");
  }

  private static String first(List<String> templates, Map<String, String> env) {
    for (String template : templates) {
      Matcher matcher = VARIABLE.matcher(template);
      StringBuilder out = new StringBuilder();
      boolean complete = true;
      while (matcher.find()) {
        String value = env.getOrDefault(matcher.group(1), "");
        complete &= !value.isBlank();
        matcher.appendReplacement(out, Matcher.quoteReplacement(value));
      }
      matcher.appendTail(out);
      if (complete && !out.isEmpty()) {
        return out.toString();
      }
    }
    return "";
  }
}
