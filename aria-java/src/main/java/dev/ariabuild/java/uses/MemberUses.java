package dev.ariabuild.java.uses;

import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Where one source file looks members up by name. A member of a class matters to a file that looks
 * its name up in that class, or in one below it.
 *
 * <p>A name that is called with no arguments behind a dot, or so by what constructs imply, or the
 * name of a constructor without arguments, is {@code name()}.
 *
 * @param on by name, the types before the dot, the types that are created ({@code <init>}), and the
 *     types in which the member was found; internal names without those of {@code java.base}
 * @param unqualified names without anything before them: looked up in the classes of the file, in
 *     their supertypes, and in {@code opened}
 * @param anywhere names of which the type before the dot is not certain: in bodies of lambdas whose
 *     parameters may be inferred, and those that constructs imply, such as {@code close}
 * @param opened types of which imports on demand take all members
 * @param declares names of methods that classes of the file declare, private ones as well
 */
public record MemberUses(
    Map<String, Set<String>> on,
    Set<String> unqualified,
    Set<String> anywhere,
    Set<String> opened,
    Set<String> declares) {
  /** Of a file that looks nothing up. */
  public static final MemberUses NONE =
      new MemberUses(Map.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /** Of sets that nobody changes any more: a copy of each costs a compilation time. */
  public MemberUses {
    on = Collections.unmodifiableMap(on);
    unqualified = Collections.unmodifiableSet(unqualified);
    anywhere = Collections.unmodifiableSet(anywhere);
    opened = Collections.unmodifiableSet(opened);
    declares = Collections.unmodifiableSet(declares);
  }
}
