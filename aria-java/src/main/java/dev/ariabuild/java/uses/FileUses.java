package dev.ariabuild.java.uses;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * What one source file uses. Types are internal names, such as {@code a/B$C}; those of {@code
 * java.base} are left out.
 *
 * @param file absolute path of the source file
 * @param names every identifier in it, and those that its constructs imply, such as {@code close}
 * @param types every type that an expression, a declaration or an import has or mentions
 * @param named those of {@link #types} that nothing has or mentions: only their names stand before
 *     a dot or in an import, or they are around another one
 * @param members which of them it looks up where
 * @param targets types of lambdas and method references, of which the one abstract method matters
 * @param wholly types of which any member may matter: annotations, selectors and patterns of
 *     switches
 * @param dropped types that classes extend of which no class file is made, for javac leaves out
 *     what is never reached
 * @param constructed types that an anonymous class extends and passes arguments to
 * @param declared those of {@link #types} that are mentioned outside of bodies of methods and
 *     initialisers: who looks at the declarations of this file may go on to them
 * @param classes internal names of the classes made from it
 */
public record FileUses(
    String file,
    Set<String> names,
    Set<String> types,
    Set<String> named,
    MemberUses members,
    Set<String> targets,
    Set<String> wholly,
    Set<String> dropped,
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

  /** Of sets that nobody changes any more: a copy of each costs a compilation time. */
  public FileUses {
    names = Collections.unmodifiableSet(names);
    types = Collections.unmodifiableSet(types);
    named = Collections.unmodifiableSet(named);
    targets = Collections.unmodifiableSet(targets);
    wholly = Collections.unmodifiableSet(wholly);
    dropped = Collections.unmodifiableSet(dropped);
    constructed = Collections.unmodifiableSet(constructed);
    declared = Collections.unmodifiableSet(declared);
    classes = List.copyOf(classes);
  }

  /** The same, made into these classes, and nothing left out. */
  public FileUses made(List<String> into) {
    return new FileUses(
        file, names, types, named, members, targets, wholly, Set.of(), constructed, declared, into);
  }
}
