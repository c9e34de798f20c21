package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.event.BuildEvent.BuildStarted;
import dev.ariabuild.engine.event.BuildEvent.Notice;
import dev.ariabuild.maven.action.ActionFactory;
import dev.ariabuild.maven.goal.CarriedGoals;
import dev.ariabuild.maven.goal.GoalCatalogue;
import dev.ariabuild.maven.goal.ShippedCatalogue;
import dev.ariabuild.maven.request.AriaVersion;
import dev.ariabuild.maven.request.MetadataLookups;
import dev.ariabuild.maven.request.OtherCache;
import dev.ariabuild.maven.request.RequestRewriter;
import dev.ariabuild.maven.watch.WatchMemory;
import dev.ariabuild.maven.whole.WholeModules;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.toolchain.ToolchainManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the build of a session out of what is configured, if there is to be one. */
final class Opening {
  /** Key in the request's data by which the plugin knows that the extension is there. */
  private static final String VERSION_DATA = "aria.extension.version";

  /** Property of a build in which everything runs, for another to be compared with. */
  private static final String AUDITED = "aria.audit.run";

  private static final Logger LOG = LoggerFactory.getLogger("aria");

  private Opening() {}

  /**
   * Opens the build of a session, unless there is no root directory (an IDE reads projects), it is
   * switched off, another cache is wanted, or the cache folder cannot be used.
   *
   * @param otherCache whether Apache's cache extension is here
   * @throws AriaConfigurationException if the configuration is wrong
   */
  static void open(
      MavenSession session,
      MavenProjectHelper projectHelper,
      ToolchainManager toolchains,
      BooleanSupplier otherCache) {
    session.getRequest().getData().remove(AriaBuild.DATA);
    File rootFile = session.getRequest().getMultiModuleProjectDirectory();
    if (rootFile == null) {
      return;
    }
    session.getRequest().getData().put(VERSION_DATA, AriaVersion.CURRENT);
    Path root = rootFile.toPath().toAbsolutePath().normalize();
    Settings settings = SettingsReader.read(session, root);
    if (!settings.enabled() || buildsNothing(session) || standsBack(session, otherCache)) {
      return;
    }
    GoalCatalogue goals = UserGoals.of(settings).or(new ShippedCatalogue());
    boolean audited = session.getSystemProperties().containsKey(AUDITED);
    CarriedGoals carried = new CarriedGoals(text -> LOG.warn("aria: {}", text));
    Checking checking = Checking.of(session, settings);
    ActionFactory actions =
        new ActionFactory(goals, carried, audited, module -> checking.checksOf(module, settings));
    Optional<WatchMemory> watch = WatchMemory.of(session.getRequest());
    watch.ifPresent(
        memory -> {
          memory.hand(null);
          memory.compilers().writeAll();
        });
    Optional<Stores> stores = Stores.open(session, settings, root, checking);
    if (stores.isEmpty()) {
      return;
    }
    WholeModules whole =
        new WholeModules(
            root,
            stores.get().files(),
            stores.get().partialReader(),
            stores.get()::traces,
            MetadataLookups.of(session.getRequest()),
            stores.get().events());
    AriaBuild build =
        new AriaBuild(
            settings,
            actions,
            stores.get(),
            projectHelper,
            toolchains,
            whole,
            watch,
            checking,
            root);
    session.getRequest().getData().put(AriaBuild.DATA, build);
    Object request = session.getRequest().getData().get(RequestRewriter.GOALS);
    List<String> typed =
        request instanceof List<?> list
            ? list.stream().map(String::valueOf).toList()
            : session.getGoals();
    stores
        .get()
        .events()
        .emit(new BuildStarted(AriaVersion.CURRENT, settings.profile().name(), typed));
    settings
        .notices()
        .forEach(text -> stores.get().events().emit(new Notice(Notice.Level.WARNING, text)));
  }

  /** Of two caches one stands back; which one, and what to do, is told once. */
  private static boolean standsBack(MavenSession session, BooleanSupplier otherCache) {
    if (OtherCache.isSwitchedOff(session) || !otherCache.getAsBoolean()) {
      return false;
    }
    boolean aria = OtherCache.isWanted(session);
    LOG.warn(
        "aria: maven-build-cache-extension is here too; {} in this build; take one of them out of"
            + " .mvn/extensions.xml",
        aria
            ? "aria stands back, as maven.build.cache.enabled is true,"
            : "it stands back (-Dmaven.build.cache.enabled=true makes aria do so)");
    return aria;
  }

  /**
   * Then nothing is built in this session itself, and no store may be opened that is written when
   * it ends.
   */
  private static boolean buildsNothing(MavenSession session) {
    return !session.getGoals().isEmpty()
        && session.getGoals().stream()
            .allMatch(
                goal ->
                    goal.startsWith(Packaging.GROUP + ":" + Packaging.PLUGIN + ":")
                        && (goal.endsWith(":cache") || goal.endsWith(":watch")));
  }
}
