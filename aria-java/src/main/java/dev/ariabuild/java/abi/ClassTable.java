package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;

/**
 * One class file by its members: what another compilation can see of it, each part with its own
 * digest. Names are internal.
 *
 * @param reachable false for local and anonymous classes, which nobody else can name or hold; of
 *     these only the supertypes count
 * @param opaque whether it could not be taken apart: it may have any member
 * @param kind flags that rules ask for
 * @param header digests of everything that is not a member
 * @param supertypes direct ones, the class first
 * @param annotations types of the annotations on the class itself, and of class literals in them
 * @param arguments types in arguments of its supertypes and in bounds of its type parameters
 * @param permitted its permitted subtypes, if it is sealed
 * @param members in the order of the file
 */
public record ClassTable(
    String name,
    boolean reachable,
    boolean opaque,
    Kind kind,
    Header header,
    List<String> supertypes,
    Set<String> annotations,
    Set<String> arguments,
    Set<String> permitted,
    List<Member> members) {
  /** Copies. */
  public ClassTable {
    supertypes = List.copyOf(supertypes);
    annotations = new TreeSet<>(annotations);
    arguments = new TreeSet<>(arguments);
    permitted = new TreeSet<>(permitted);
    members = List.copyOf(members);
  }

  /** What sort of type it is, as far as a rule asks. */
  public enum Kind {
    /** A class, record or enum. */
    CLASS,
    /** An interface that is no annotation type. */
    INTERFACE,
    /** An annotation type. */
    ANNOTATION
  }

  /**
   * What a class declares beside its members, each part for those to whom it may matter.
   *
   * @param value supertypes, type parameters, permitted subtypes, components, whether it is final
   *     or abstract: what a value of it may be, and who may make one
   * @param access whether it is public
   * @param annotations those on the declaration, and whether it is deprecated
   * @param rest everything else: what sort of class it is, in which file; of a member class also
   *     where, and all flags, which stand in the class files of all that use it
   */
  public record Header(Digest value, Digest access, Digest annotations, Digest rest) {}

  /**
   * A field, method, constructor ({@code <init>}) or member class, also a private one that hides.
   *
   * @param isMethod true for a method, no constructor
   * @param isAbstract true for a method without a body
   * @param ofObject true for a public method that {@code Object} has as well: abstract in an
   *     interface, it is no method of a lambda (JLS 9.8)
   * @param exposed true for a public method of a class that is not public: public subclasses get a
   *     bridge to it
   * @param generic true for a method with type variables, which a subclass may bind
   * @param bridge true for a method that javac made, to one of other types
   * @param nullary true for what can be called with no arguments
   * @param shape digest of its name, flags, types and constant value: what decides what a name
   *     means
   * @param abi digest of all that counts but parameter names
   * @param parameterNames digest of these; null if it has no parameters or they count to nobody
   * @param mentions types in its signature
   */
  public record Member(
      String name,
      boolean isMethod,
      boolean isAbstract,
      boolean ofObject,
      boolean exposed,
      boolean generic,
      boolean bridge,
      boolean nullary,
      Digest shape,
      Digest abi,
      @Nullable Digest parameterNames,
      Set<String> mentions) {
    /** Copies. */
    public Member {
      mentions = new TreeSet<>(mentions);
    }

    /**
     * How a file looks it up that calls it with no arguments behind a dot: others of the name do
     * not come into question then.
     */
    public static String call(String name) {
      return name + "()";
    }

    /** Names by which it may be looked up. */
    public Set<String> lookups() {
      return nullary ? Set.of(name, call(name)) : Set.of(name);
    }
  }

  /**
   * Reads a class file. One that cannot be taken apart with certainty has no members, and its
   * header counts with all bytes.
   */
  public static ClassTable of(String name, byte[] content) {
    return ClassTableReader.read(name, content);
  }

  /**
   * Direct supertypes of a class file, the class first, without a look at anything else.
   *
   * @throws RuntimeException if it is malformed
   */
  public static List<String> supertypes(byte[] content) {
    ClassReader reader = new ClassReader(content);
    List<String> supertypes = new ArrayList<>();
    String superName = reader.getSuperName();
    if (superName != null) {
      supertypes.add(superName);
    }
    supertypes.addAll(List.of(reader.getInterfaces()));
    return supertypes;
  }

  /**
   * All that may be the name by which sources call a class of an internal name: whether a {@code $}
   * is a part of it, nothing tells.
   */
  public static List<String> simpleNames(String internalName) {
    List<String> names = new ArrayList<>();
    int at = internalName.lastIndexOf('/') + 1;
    names.add(internalName.substring(at));
    for (at = internalName.indexOf('$', at); at >= 0; at = internalName.indexOf('$', at + 1)) {
      names.add(internalName.substring(at + 1));
    }
    return names;
  }
}
