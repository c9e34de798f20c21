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
 * @param header digest of everything that is not a member
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
    Digest header,
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
   * A field, method, constructor ({@code <init>}) or member class, also a private one that hides.
   *
   * @param key digest of name and descriptor: tells members of one name apart
   * @param isMethod true for a method, no constructor
   * @param isAbstract true for a method without a body
   * @param inheritable true for a method that a subclass can only inherit as it stands: it has a
   *     body, no type variables that a subclass binds, and needs no bridge there to be accessible
   * @param abi digest of all that counts but parameter names
   * @param parameterNames digest of these; null if it has no parameters or they count to nobody
   * @param mentions types in its signature
   */
  public record Member(
      String name,
      Digest key,
      boolean isMethod,
      boolean isAbstract,
      boolean inheritable,
      Digest abi,
      @Nullable Digest parameterNames,
      Set<String> mentions) {
    /** Copies. */
    public Member {
      mentions = new TreeSet<>(mentions);
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
