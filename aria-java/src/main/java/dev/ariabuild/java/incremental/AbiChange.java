package dev.ariabuild.java.incremental;

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

  /** Anything that is not a member: supertypes, flags, type parameters, annotations … */
  record Header(String type) implements AbiChange {
    @Override
    public String text() {
      return "the declaration of " + readable(type) + " changed";
    }
  }

  /**
   * Members of one name.
   *
   * @param ofInterface whether the class is an interface, or was one
   * @param functional whether an abstract method of an interface is among them, old or new
   * @param inheritance what subtypes do with them
   */
  record Members(
      String type, String member, boolean ofInterface, boolean functional, Inheritance inheritance)
      implements AbiChange {
    @Override
    public String text() {
      return member.equals("<init>")
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
    /** It may have to implement one, or gets a bridge to one. */
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

  /** Members are the same in another order, which shows in bridges of subtypes. */
  record Order(String type) implements AbiChange {
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
