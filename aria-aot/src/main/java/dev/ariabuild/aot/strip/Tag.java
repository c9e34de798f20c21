package dev.ariabuild.aot.strip;

/**
 * The kinds of constants, by the numbers that class files give them.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.4</a>
 */
final class Tag {
  static final int UTF8 = 1;
  static final int INTEGER = 3;
  static final int FLOAT = 4;
  static final int LONG = 5;
  static final int DOUBLE = 6;
  static final int CLASS = 7;
  static final int STRING = 8;
  static final int FIELD = 9;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  static final int NAME_AND_TYPE = 12;
  static final int METHOD_HANDLE = 15;
  static final int METHOD_TYPE = 16;
  static final int DYNAMIC = 17;
  static final int INVOKE_DYNAMIC = 18;
  static final int MODULE = 19;
  static final int PACKAGE = 20;

  /** One more than the largest rank. */
  static final int RANKS = 18;

  private static final int[] IN_ORDER = {
    UTF8,
    CLASS,
    STRING,
    NAME_AND_TYPE,
    FIELD,
    METHOD,
    INTERFACE_METHOD,
    INTEGER,
    FLOAT,
    LONG,
    DOUBLE,
    METHOD_HANDLE,
    METHOD_TYPE,
    DYNAMIC,
    INVOKE_DYNAMIC,
    MODULE,
    PACKAGE
  };

  private static final byte[] RANK = new byte[PACKAGE + 1];

  static {
    for (int i = 0; i < IN_ORDER.length; i++) {
      RANK[IN_ORDER[i]] = (byte) (i + 1);
    }
  }

  private Tag() {}

  /** Where constants of a kind stand among the others, from 1 on. */
  static int rank(int tag) {
    return RANK[tag];
  }

  /** Whether such constants take two numbers. */
  static boolean isWide(int tag) {
    return tag == LONG || tag == DOUBLE;
  }

  /** Whether it is a field or a method. */
  static boolean isMember(int tag) {
    return tag >= FIELD && tag <= INTERFACE_METHOD;
  }

  /** How many bytes such a constant has with its tag; of a text without its letters. */
  static int size(int tag) {
    return switch (tag) {
      case UTF8, CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
      case METHOD_HANDLE -> 4;
      case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD -> 5;
      case NAME_AND_TYPE, DYNAMIC, INVOKE_DYNAMIC -> 5;
      case LONG, DOUBLE -> 9;
      default -> throw new Unfit("a constant with the tag " + tag);
    };
  }
}
