package dev.ariabuild.maven.plugin.effect;

import dev.ariabuild.aot.reach.ReachabilityMetadata;
import dev.ariabuild.engine.config.Backend;
import dev.ariabuild.engine.config.Effects;
import dev.ariabuild.engine.config.Profile;
import dev.ariabuild.engine.config.ProfileKeys;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.engine.execute.TracePlaces;
import dev.ariabuild.java.effect.ToldEffects;
import dev.ariabuild.java.effect.World.Part;
import dev.ariabuild.maven.plugin.effect.Analysis.Entry;
import dev.ariabuild.maven.plugin.host.Host;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;

/** Effects of the modules of a build and of what they need at run time. */
public final class ReactorEffects {
  private final Host host;
  private final Settings settings;
  private final Log log;

  /** As these settings ask for. */
  public ReactorEffects(Host host, Settings settings) {
    this.host = host;
    this.settings = settings;
    this.log = host.log();
  }

  /**
   * Reports them, and fails where the profile says so.
   *
   * @param entries class path of all modules together
   */
  public void run(List<Entry> entries) throws IOException, MojoFailureException {
    if (entries.stream().noneMatch(entry -> entry.part().own())) {
      log.info("nothing to do: no module has classes; compile before, or say mvn aria:check");
      return;
    }
    Path memory =
        new TracePlaces(settings.cacheDir(host.root()), host.root()).metadata().resolve("effects");
    Path folder = host.start().resolve("target").resolve("aria");
    Path json = folder.resolve("effects.json");
    Path page = folder.resolve("effects.html");
    LastEffects last = new LastEffects(memory, host.sessionKnownBy(), List.of(json, page));
    ToldEffects inputs = last.of(entries, asked(entries), programs(), absent());
    Optional<List<String>> known = last.lines(inputs);
    if (known.isPresent()) {
      known.get().forEach(log::info);
      return;
    }
    Files.deleteIfExists(ToldEffects.file(memory));
    Analysis analysis = Analysis.of(entries, memory);
    List<Place> places = Place.hostile(analysis, this::isLookedAt);
    Report report = new Report(analysis, places, settings.profile().name());
    Files.createDirectories(folder);
    write(json, report.json());
    write(page, report.page());
    List<String> lines = new ArrayList<>(lines(report, places));
    lines.add("effects   " + host.relative(page));
    lines.forEach(log::info);
    fail(analysis, places);
    last.keep(inputs, lines);
  }

  /** Folders of classes that modules do not have. */
  private List<Path> absent() {
    return host.session().getProjects().stream()
        .map(project -> Path.of(project.getBuild().getOutputDirectory()))
        .filter(classes -> !Files.isDirectory(classes))
        .toList();
  }

  /** What of the settings report and verdict depend on. */
  private List<String> asked(List<Entry> entries) {
    List<String> asked = new ArrayList<>(List.of(settings.profile().name()));
    for (Entry entry : entries) {
      asked.add(isLookedAt(entry.part()) + " " + isChecked(entry.part()));
    }
    return asked;
  }

  /** Archives of the code that finds effects, and of the code that tells them. */
  private static List<Path> programs() throws IOException {
    List<Path> programs = new ArrayList<>();
    for (Class<?> type : List.of(ReactorEffects.class, Part.class, ReachabilityMetadata.class)) {
      try {
        programs.add(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
      } catch (URISyntaxException e) {
        throw new IOException(e);
      }
    }
    return programs;
  }

  /**
   * Fails on what nothing describes, in modules and dependencies whose effects are checked.
   *
   * @throws MojoFailureException with all places
   */
  void fail(Analysis analysis, List<Place> places) throws MojoFailureException {
    List<Place> bad =
        places.stream().filter(place -> !place.described() && isChecked(place.part())).toList();
    if (!bad.isEmpty()) {
      throw new MojoFailureException(Verdict.text(analysis, bad, settings.profile().name()));
    }
  }

  /** Own code always; dependencies where the whole program is compiled. */
  boolean isLookedAt(Part part) {
    return part.own() || settings.profile().get(ProfileKeys.BACKEND) == Backend.NATIVE_IMAGE;
  }

  private boolean isChecked(Part part) {
    Profile profile = settings.profile().forPackage(part.label());
    return profile.get(ProfileKeys.EFFECTS) == Effects.CHECKED;
  }

  private static void write(Path file, String text) throws IOException {
    if (!Files.exists(file) || !Files.readString(file).equals(text)) {
      Files.writeString(file, text);
    }
  }

  private static List<String> lines(Report report, List<Place> places) {
    List<String> lines = new ArrayList<>();
    report
        .sums()
        .forEach(
            (part, sums) -> {
              if (part.own()) {
                String counts =
                    sums.entrySet().stream()
                        .map(sum -> sum.getKey().text() + " " + sum.getValue())
                        .collect(Collectors.joining(", "));
                lines.add(
                    "effects   "
                        + part.label()
                        + ": "
                        + (counts.isEmpty() ? "none" : "methods with " + counts));
              }
            });
    long open = places.stream().filter(place -> !place.described()).count();
    if (!places.isEmpty()) {
      lines.add(
          "effects   "
              + places.size()
              + (places.size() == 1 ? " place" : " places")
              + " not seen through by a compiler ahead of time, "
              + (open == 0 ? "all with metadata" : open + " without metadata"));
    }
    return lines;
  }
}
