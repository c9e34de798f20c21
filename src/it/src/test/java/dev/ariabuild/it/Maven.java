package dev.ariabuild.it;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.shared.invoker.DefaultInvocationRequest;
import org.apache.maven.shared.invoker.DefaultInvoker;
import org.apache.maven.shared.invoker.InvocationRequest;
import org.apache.maven.shared.invoker.InvocationResult;
import org.apache.maven.shared.invoker.MavenInvocationException;

/** One way of calling Maven on a checkout. */
final class Maven {
  private static final int TIME_LIMIT_SECONDS = Integer.getInteger("it.seconds", 300);

  /** Short-lived processes; and no questions to repositories about what they might hold. */
  private static final String JVM_OPTIONS =
      "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m"
          + " -Daether.remoteRepositoryFilter.prefixes=false";

  private final Checkout checkout;
  private final Map<String, String> environment = new TreeMap<>();
  private Path from;
  private String jvmOptions = JVM_OPTIONS;

  Maven(Checkout checkout) {
    this.checkout = checkout;
    this.from = checkout.dir();
    environment.put("ARIA_CACHE_DIR", checkout.cache().toString());
    environment.put("MAVEN_SKIP_RC", "true");
    environment.put("MAVEN_ARGS", "");
  }

  /** With a variable of the environment. */
  Maven env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /** With an option of Maven's own JVM. */
  Maven jvm(String option) {
    jvmOptions += " " + option;
    return this;
  }

  /** Called in this directory of the checkout. */
  Maven in(String directory) {
    from = checkout.path(directory);
    return this;
  }

  Result run(String... arguments) {
    return run(List.of(arguments));
  }

  Result run(List<String> arguments) {
    List<String> console = new ArrayList<>();
    InvocationRequest request = new DefaultInvocationRequest();
    request.setBaseDirectory(from.toFile());
    request.setMavenHome(home().toFile());
    request.setJavaHome(new File(System.getProperty("java.home")));
    request.setLocalRepositoryDirectory(checkout.localRepository().toFile());
    request.setUserSettingsFile(Repository.settings().toFile());
    request.setBatchMode(true);
    request.setNoTransferProgress(true);
    request.setMavenOpts(jvmOptions);
    request.setTimeoutInSeconds(TIME_LIMIT_SECONDS);
    request.setOutputHandler(console::add);
    request.setErrorHandler(console::add);
    environment.forEach(request::addShellEnvironment);
    request.addArgs(arguments);
    Result.Before before = new Result.Before(from);
    try {
      InvocationResult result = new DefaultInvoker().execute(request);
      if (result.getExecutionException() != null) {
        throw new IllegalStateException(
            "mvn " + String.join(" ", arguments) + " could not run\n" + String.join("\n", console),
            result.getExecutionException());
      }
      return new Result(arguments, result.getExitCode(), List.copyOf(console), checkout, before);
    } catch (MavenInvocationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The command line for builds that are to be watched or killed while they run. */
  Process start(List<String> arguments, Path console) throws java.io.IOException {
    List<String> command = new ArrayList<>();
    command.add(home().resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp"));
    if (!arguments.contains("-s")) {
      command.addAll(List.of("-s", Repository.settings().toString()));
    }
    command.add("-Dmaven.repo.local=" + checkout.localRepository());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(from.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("MAVEN_OPTS", jvmOptions);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(console.toFile());
    return builder.start();
  }

  private Path home() {
    return Site.mavenHome(checkout.mavenVersion());
  }
}
