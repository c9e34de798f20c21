package dev.ariabuild.java.incremental;

import dev.ariabuild.java.abi.ClassTable;
import java.util.Set;

/** One way in which a class differs from what it was, as others see it. Names are internal. */
sealed interface AbiChange {
  /** The class, or the package. */
  String type();

  /** For people: a lower-case clause. */
  String text();

  /** A type that was not there. */
  record Added(String type) implements AbiChange {
    @Override
    public String text() {
      return readable(type) + " is new";
    }
  }

  /** A type that is no longer there. */
  record Removed(String type) implements AbiChange {
    @Override
    public String text() {
      return readable(type) + " was removed";
    }
  }

  /** Something that is not a member. */
  record Header(String type, Part part) implements AbiChange {
    @Override
    public String text() {
      return (switch (part) {
            case VALUE, REST -> "the declaration of ";
            case ACCESS -> "the access of ";
            case ANNOTATIONS -> "annotations of ";
          })
          + readable(type)
          + " changed";
    }
  }

  /** A part of what is not a member, as {@link ClassTable.Header} has them. */
  enum Part {
    /** Supertypes, type parameters … */
    VALUE,
    /** Public or not. */
    ACCESS,
    /** What a declaration says about itself. */
    ANNOTATIONS,
    /** Everything else. */
    REST
  }

  /**
   * Members of one name.
   *
   * @param ofInterface whether the class is an interface, or was one
   * @param functional whether an abstract method of an interface is among them, old or new
   * @param nullary whether one of them that can be called with no arguments is, or was, another one
   * @param reshaped whether more differs than exceptions and annotations, so that a name may mean
   *     another one
   * @param inheritance what subtypes do with them
   */
  record Members(
      String type,
      String member,
      boolean ofInterface,
      boolean functional,
      boolean nullary,
      boolean reshaped,
      Inheritance inheritance)
      implements AbiChange {
    @Override
    public String text() {
      return member.startsWith("<init>")
          ? "a constructor of " + readable(type) + " changed"
          : readable(type) + "." + member + " changed";
    }
  }

  /** What a subtype does with members of one name, old and new ones. */
  enum Inheritance {
    /** Nothing: they are fields or classes, which are looked up by name. */
    NAMED,
    /** It inherits all as they stand, unless it has one of that name from elsewhere. */
    AS_IT_STANDS,
    /** It calls one as it begins. */
    CONSTRUCTOR,
    /** It may have to implement one, inherits two that become one, or gets a bridge to one. */
    COMPLETED
  }

  /** Names of parameters only. */
  record ParameterNames(String type, String member) implements AbiChange {
    @Override
    public String text() {
      return "parameters of "
          + readable(type)
          + (member.equals("<init>") ? "" : "." + member)
          + " were renamed";
    }
  }

  /**
   * Methods are the same in another order, which shows in bridges of subtypes.
   *
   * @param methods their names
   */
  record Order(String type, Set<String> methods) implements AbiChange {
    @Override
    public String text() {
      return "members of " + readable(type) + " were reordered";
    }
  }

  /** A package of the class path that comes with its first class or goes with its last. */
  record Package(String type) implements AbiChange {
    @Override
    public String text() {
      return "package " + readable(type) + " came or went";
    }
  }

  private static String readable(String internalName) {
    return internalName.replace('/', '.');
  }
}
