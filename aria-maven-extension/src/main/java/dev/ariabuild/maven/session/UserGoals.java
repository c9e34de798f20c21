package dev.ariabuild.maven.session;

import dev.ariabuild.engine.config.GoalTable;
import dev.ariabuild.engine.config.Settings;
import dev.ariabuild.maven.goal.GoalCatalogue;
import dev.ariabuild.maven.goal.GoalTables;
import java.util.Optional;

/** The {@code [[goal]]} tables of aria.toml as a catalogue. */
final class UserGoals {
  private UserGoals() {}

  static GoalCatalogue of(Settings settings) {
    GoalCatalogue catalogue = (plugin, version, goal) -> Optional.empty();
    for (GoalTable table : settings.goals()) {
      try {
        catalogue = catalogue.or(GoalTables.table(table.table()));
      } catch (IllegalArgumentException e) {
        throw new AriaConfigurationException(table.file() + ": " + e.getMessage());
      }
    }
    return catalogue;
  }
}
