package dev.ariabuild.aot.strip;

/**
 * What the instructions of the JVM look like, and which of them can be where a stack trace is
 * taken: all that may throw, call, wait or be waited at, which is all but loads, stores, constants
 * and arithmetic without division. At a jump the JVM may stop a thread.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-6.html">JVMS 6.5</a>
 */
final class Instructions {
  static final int WIDE = 0xC4;
  private static final int IINC = 0x84;
  private static final int TABLE_SWITCH = 0xAA;
  private static final int LOOKUP_SWITCH = 0xAB;

  private static final int LENGTH = 0x0F;
  private static final int SEEN = 0x10;
  private static final int INDEX_1 = 0x20;
  private static final int INDEX_2 = 0x40;
  private static final int CONSTANT = 0x80;
  private static final int VARIES = LENGTH;

  private static final int[] FORMS = new int[256];

  static {
    set(0x00, 0x0F, 1); // constants
    set(0x10, 0x10, 2); // bipush
    set(0x11, 0x11, 3); // sipush
    set(0x12, 0x12, 2 | INDEX_1 | CONSTANT); // ldc
    set(0x13, 0x14, 3 | INDEX_2 | CONSTANT); // ldc_w, ldc2_w
    set(0x15, 0x19, 2); // loads
    set(0x1A, 0x2D, 1);
    set(0x2E, 0x35, 1 | SEEN); // loads from arrays
    set(0x36, 0x3A, 2); // stores
    set(0x3B, 0x4E, 1);
    set(0x4F, 0x56, 1 | SEEN); // stores into arrays
    set(0x57, 0x98, 1); // stack, arithmetic, conversions, comparisons
    set(0x6C, 0x6D, 1 | SEEN); // idiv, ldiv
    set(0x70, 0x71, 1 | SEEN); // irem, lrem
    set(IINC, IINC, 3);
    set(0x99, 0xA8, 3 | SEEN); // jumps
    set(0xA9, 0xA9, 2); // ret
    set(TABLE_SWITCH, LOOKUP_SWITCH, VARIES | SEEN);
    set(0xAC, 0xB1, 1 | SEEN); // returns
    set(0xB2, 0xB8, 3 | SEEN | INDEX_2); // fields, methods
    set(0xB9, 0xBA, 5 | SEEN | INDEX_2); // invokeinterface, invokedynamic
    set(0xBB, 0xBB, 3 | SEEN | INDEX_2); // new
    set(0xBC, 0xBC, 2 | SEEN); // newarray
    set(0xBD, 0xBD, 3 | SEEN | INDEX_2); // anewarray
    set(0xBE, 0xBF, 1 | SEEN); // arraylength, athrow
    set(0xC0, 0xC1, 3 | SEEN | INDEX_2); // checkcast, instanceof
    set(0xC2, 0xC3, 1 | SEEN); // monitors
    set(WIDE, WIDE, VARIES);
    set(0xC5, 0xC5, 4 | SEEN | INDEX_2); // multianewarray
    set(0xC6, 0xC7, 3 | SEEN); // ifnull, ifnonnull
    set(0xC8, 0xC9, 5 | SEEN); // goto_w, jsr_w
  }

  private Instructions() {}

  private static void set(int from, int to, int form) {
    for (int opcode = from; opcode <= to; opcode++) {
      FORMS[opcode] = form;
    }
  }

  /** All about an opcode, for the questions below. */
  static int form(int opcode) {
    return FORMS[opcode];
  }

  /** Whether two bytes behind the opcode name a constant. */
  static boolean namesBy2(int form) {
    return (form & INDEX_2) != 0;
  }

  /** Whether one byte behind the opcode names a constant. */
  static boolean namesBy1(int form) {
    return (form & INDEX_1) != 0;
  }

  /** Whether it can be where a stack trace is taken. */
  static boolean isSeen(int form) {
    return (form & SEEN) != 0;
  }

  /**
   * Whether that depends on the constant it loads: a number is there, others may have to be made.
   */
  static boolean loadsConstant(int form) {
    return (form & CONSTANT) != 0;
  }

  /**
   * Bytes that an instruction takes.
   *
   * @param code holds it
   * @param at its place
   * @param start place of the method's first instruction
   * @throws RuntimeException if it is none
   */
  static int length(int form, byte[] code, int at, int start) {
    int length = form & LENGTH;
    if (length == VARIES) {
      length = varying(code, at, start);
    }
    if (length <= 0) {
      throw new Unfit("no instruction " + (code[at] & 0xFF));
    }
    return length;
  }

  private static int varying(byte[] code, int at, int start) {
    int opcode = code[at] & 0xFF;
    if (opcode == WIDE) {
      return (code[at + 1] & 0xFF) == IINC ? 6 : 4;
    }
    int operands = start + ((at - start + 4) & ~3);
    long count =
        opcode == TABLE_SWITCH
            ? 1 + (long) int4(code, operands + 8) - int4(code, operands + 4)
            : int4(code, operands + 4);
    if (count < 0) {
      throw new Unfit("a switch of " + count);
    }
    long size = opcode == TABLE_SWITCH ? 12 + 4 * count : 8 + 8 * count;
    return Math.toIntExact(operands - at + size);
  }

  private static int int4(byte[] code, int at) {
    return (code[at] & 0xFF) << 24
        | (code[at + 1] & 0xFF) << 16
        | (code[at + 2] & 0xFF) << 8
        | (code[at + 3] & 0xFF);
  }
}
