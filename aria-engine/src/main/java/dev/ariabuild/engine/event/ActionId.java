package dev.ariabuild.engine.event;

/**
 * One mojo execution of one module.
 *
 * @param goal plugin artifact id and goal, such as {@code maven-compiler-plugin:compile}
 * @param execution execution id, such as {@code default-compile}; executions of a forked lifecycle
 *     carry the forking goal behind an {@code @}
 */
public record ActionId(ModuleId module, String goal, String execution) {
  @Override
  public String toString() {
    return module + " " + goal + " (" + execution + ")";
  }
}
