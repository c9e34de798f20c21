package dev.ariabuild.engine.config;

/**
 * A {@code [[goal]]} as it was written; the goal catalogue reads and checks it.
 *
 * @param file name of the file, for messages
 */
public record GoalTable(String file, TomlNode.Table table) {}
