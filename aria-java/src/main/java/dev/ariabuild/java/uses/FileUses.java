package dev.ariabuild.java.uses;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one source file uses. Types are internal names, such as {@code a/B$C}; those of {@code
 * java.base} are left out.
 *
 * @param file absolute path of the source file
 * @param names every identifier in it, and those that its constructs imply, such as {@code close}
 * @param types every type that an expression, a declaration or an import has or mentions
 * @param wholly types of which any member may matter: targets of lambdas and method references,
 *     annotations, selectors and patterns of switches
 * @param constructed types that an anonymous class extends and passes arguments to
 * @param declared those of {@link #types} that are mentioned outside of bodies of methods and
 *     initialisers: who looks at the declarations of this file may go on to them
 * @param classes internal names of the classes made from it
 */
public record FileUses(
    String file,
    Set<String> names,
    Set<String> types,
    Set<String> wholly,
    Set<String> constructed,
    Set<String> declared,
    List<String> classes) {
  /** In {@link #types}: they are not known, so each of them may be used. */
  public static final String ANY_TYPE = "*";

  /**
   * In {@link #types}: something has a type that consists of several others, and which of them
   * comes first is a matter of which name this javac read first, so of all files and their order.
   */
  public static final String ORDER = "*order";

  /** Copies and sorts. */
  public FileUses {
    names = new TreeSet<>(names);
    types = new TreeSet<>(types);
    wholly = new TreeSet<>(wholly);
    constructed = new TreeSet<>(constructed);
    declared = new TreeSet<>(declared);
    classes = List.copyOf(classes);
  }

  /** The same, made into these classes. */
  public FileUses made(List<String> into) {
    return new FileUses(file, names, types, wholly, constructed, declared, into);
  }
}
