package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.strip.AttributeKind.Place;

/** Copies the code of methods without what a plan drops. */
final class CodeStripper {
  private static final int LARGEST = 0xFFFF;
  private static final int ENTRY_OF_LINES = 4;
  private static final int ENTRY_OF_VARIABLES = 10;

  private final ClassCopy copy;
  private final Attributes attributes;
  private final StripPlan plan;
  private final ResidualLines lines;
  private boolean residual;

  CodeStripper(ClassCopy copy, Attributes attributes, StripPlan plan, ResidualLines lines) {
    this.copy = copy;
    this.attributes = attributes;
    this.plan = plan;
    this.lines = lines;
  }

  /** Begins a class; says whether its lines become residual ones. */
  void open(boolean residualLines) {
    residual = residualLines;
  }

  /**
   * Copies what stands behind name and length of an attribute {@code Code}.
   *
   * @param slots places of the receiver and the arguments among the variables
   */
  void code(String name, int slots) {
    copy.copy(4);
    int size = copy.u4();
    if (size == 0 || size > LARGEST) {
      throw new Unfit("code of " + size + " bytes");
    }
    copy.put4(size);
    int handlers = copy.at() + size;
    if (residual) {
      lines.openMethod(name);
      readTables(handlers + 2 + 8 * copy.u2At(handlers));
    }
    instructions(size);
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      copy.copy(6);
      copy.constantOrNone();
    }
    attributes(slots);
  }

  private void readTables(int place) {
    int back = copy.at();
    copy.moveTo(place);
    int count = copy.u2();
    for (int i = 0; i < count; i++) {
      int name = copy.u2();
      int length = copy.u4();
      int next = Math.addExact(copy.at(), length);
      AttributeKind kind = attributes.kind(name, Place.CODE);
      if (kind == AttributeKind.LINES) {
        for (int left = copy.u2(); left > 0; left--) {
          lines.add(copy.u2(), copy.u2());
        }
      } else if (kind == AttributeKind.VARIABLES && lines.readsVariables()) {
        for (int left = copy.u2(); left > 0; left--) {
          int start = copy.u2();
          int reach = copy.u2();
          lines.addVariable(copy.pool().text(copy.u2()), start, reach);
          copy.skip(4);
        }
      }
      copy.moveTo(next);
    }
    copy.moveTo(back);
    lines.sort();
  }

  private void instructions(int size) {
    byte[] code = copy.input();
    int start = copy.at();
    int end = start + size;
    int shift = copy.length() - start;
    copy.copy(size);
    int nextLine = residual ? start + Math.min(lines.nextOffset(), size) : end;
    int at = start;
    while (at < end) {
      if (at >= nextLine) {
        lines.reach(at - start);
        nextLine = start + Math.min(lines.nextOffset(), size);
      }
      int form = Instructions.form(code[at] & 0xFF);
      if (Instructions.namesBy2(form)) {
        copy.note2(at + 1 + shift, copy.u2At(at + 1));
      } else if (Instructions.namesBy1(form)) {
        copy.note1(at + 1 + shift, code[at + 1] & 0xFF);
      }
      if (residual && isSeen(form, at)) {
        lines.occurs();
      }
      at += Instructions.length(form, code, at, start);
    }
    if (at != end) {
      throw new Unfit("the last instruction is cut off");
    }
  }

  private boolean isSeen(int form, int at) {
    if (!Instructions.loadsConstant(form)) {
      return Instructions.isSeen(form);
    }
    int index = Instructions.namesBy1(form) ? copy.input()[at + 1] & 0xFF : copy.u2At(at + 1);
    int tag = copy.pool().tag(index);
    return tag < Tag.INTEGER || tag > Tag.DOUBLE;
  }

  private void attributes(int slots) {
    int countAt = copy.length();
    int count = copy.u2();
    copy.put2(0);
    int kept = 0;
    int table = 0;
    for (int i = 0; i < count; i++) {
      int name = copy.u2();
      int length = copy.u4();
      int next = Math.addExact(copy.at(), length);
      AttributeKind kind = attributes.kind(name, Place.CODE);
      if (kind == AttributeKind.FOREIGN) {
        throw new Unfit("code with an attribute outside of the specification");
      } else if (kind == AttributeKind.LINES && residual) {
        table = name;
        copy.moveTo(next);
      } else if (kind == AttributeKind.VARIABLES) {
        kept += variables(name, slots) ? 1 : 0;
      } else {
        copy.putConstant(name);
        copy.put4(length);
        attributes.content(kind, length);
        kept++;
      }
      if (copy.at() != next) {
        throw new Unfit("an attribute of another length");
      }
    }
    if (table != 0 && lines.size() > 0) {
      write(table);
      kept++;
    }
    copy.put2At(countAt, kept);
  }

  private void write(int name) {
    int size = lines.size();
    copy.putConstant(name);
    copy.put4(2 + ENTRY_OF_LINES * size);
    copy.put2(size);
    for (int i = 0; i < size; i++) {
      copy.put2(lines.offset(i));
      copy.put2(lines.line(i));
    }
  }

  /** Copies the variables that stay; false: there are none. */
  private boolean variables(int name, int slots) {
    int count = copy.u2();
    int kept = 0;
    for (int i = 0; i < count; i++) {
      kept += stays(copy.u2At(copy.at() + ENTRY_OF_VARIABLES * i + 8), slots) ? 1 : 0;
    }
    if (kept == 0) {
      copy.skip(ENTRY_OF_VARIABLES * count);
      return false;
    }
    copy.putConstant(name);
    copy.put4(2 + ENTRY_OF_VARIABLES * kept);
    copy.put2(kept);
    for (int i = 0; i < count; i++) {
      if (stays(copy.u2At(copy.at() + 8), slots)) {
        copy.copy(4);
        copy.constants(2);
        copy.copy(2);
      } else {
        copy.skip(ENTRY_OF_VARIABLES);
      }
    }
    return true;
  }

  private boolean stays(int variable, int slots) {
    return plan.locals() || (plan.parameters() && variable < slots);
  }
}
