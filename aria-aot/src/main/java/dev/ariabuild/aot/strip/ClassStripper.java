package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.strip.AttributeKind.Place;
import dev.ariabuild.aot.symbol.BuildId;
import dev.ariabuild.aot.symbol.MappingWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes debug attributes out of class files. {@code MethodParameters}, annotations, signatures and
 * records stay: programs read them by reflection. The bytes of the class are copied, not written
 * anew from what they mean; that is several times as fast, and code stays what it was but for the
 * numbers of constants.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4</a>
 */
final class ClassStripper {
  private static final int STATIC = 0x8;
  private static final int ABSTRACT = 0x400;

  /** Stands where the id of the build will stand: it is known once all classes of a jar are. */
  private static final byte[] PLACEHOLDER =
      (BuildId.PREFIX + "~".repeat(BuildId.DIGITS)).getBytes(StandardCharsets.US_ASCII);

  private static final byte[] NONE = {};

  private final StripPlan plan;
  private final MappingWriter mapping;
  private final ClassCopy copy = new ClassCopy();
  private final Attributes attributes = new Attributes(copy);
  private final ResidualLines lines = new ResidualLines();
  private final CodeStripper code;
  private boolean residual;
  private boolean hasCode;
  private int sourceAt;

  /**
   * @param mapping gets the residual lines
   */
  ClassStripper(StripPlan plan, MappingWriter mapping) {
    this.plan = plan;
    this.mapping = mapping;
    this.code = new CodeStripper(copy, attributes, plan, lines);
  }

  /**
   * A class without what the plan drops.
   *
   * @param bytes with a placeholder for the id, until it is sealed
   * @param idAt where that is; negative: nowhere
   */
  record Stripped(byte[] bytes, int idAt) {
    /** Puts the id of the build in its place. */
    void seal(BuildId id) {
      if (idAt >= 0) {
        byte[] name = id.sourceFile().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(name, 0, bytes, idAt, name.length);
      }
    }
  }

  /** A field or method: flags, and the constants with its name and descriptor. */
  private record Member(int access, int name, int descriptor) {
    static final Member NONE = new Member(0, 0, 0);
  }

  /**
   * Strips one class.
   *
   * @return null if it must stay as it is: it is damaged or of a version yet to come, was stripped
   *     before, has code with attributes outside of the specification, or is a second form of a
   *     class with another source file; the mapping knows nothing of it then
   */
  @Nullable Stripped strip(byte[] classFile) {
    try {
      return copy(classFile);
    } catch (RuntimeException unfitOrDamaged) {
      return null;
    }
  }

  private Stripped copy(byte[] classFile) {
    ClassVersion.check(classFile);
    copy.open(classFile);
    attributes.open();
    hasCode = false;
    sourceAt = 0;
    copy.copy2();
    String name = copy.pool().className(copy.u2At(copy.at())).replace('/', '.');
    copy.constant();
    copy.constantOrNone();
    copy.constants(copy.copy2());
    MappingWriter.@Nullable ClassLines own = openLines(name);
    members(Place.FIELD);
    members(Place.METHOD);
    attributes(Place.CLASS, Member.NONE);
    copy.renumber();
    if (sourceAt > 0) {
      copy.put2At(sourceAt, copy.further());
    }
    byte[] stripped = copy.finish(sourceAt > 0 ? PLACEHOLDER : NONE);
    if (own != null) {
      own.commit();
    }
    return new Stripped(stripped, sourceAt > 0 ? copy.extraAt() : -1);
  }

  /** Decides what becomes of lines; null: they stay as they are. */
  private MappingWriter.@Nullable ClassLines openLines(String name) {
    residual = false;
    code.open(false);
    if (plan.lines() == StripPlan.Lines.KEPT) {
      return null;
    }
    SourceAttributes source = SourceAttributes.read(copy, attributes);
    if (source.file() == 0) {
      // a class without a source file is "Unknown Source" in a trace, before and after
      return null;
    }
    String file = copy.pool().text(source.file());
    if (BuildId.isSourceFile(file)) {
      throw new Unfit("it was stripped before");
    }
    MappingWriter.ClassLines own =
        mapping.begin(name, file).orElseThrow(() -> new Unfit("another source file"));
    String map = source.map();
    lines.openClass(name, file, own, map.isEmpty() ? null : SourceMap.ofKotlin(map).orElse(null));
    residual = true;
    code.open(true);
    return own;
  }

  private void members(int place) {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      int access = copy.copy2();
      hasCode |= place == Place.METHOD && (access & ABSTRACT) == 0;
      Member member = new Member(access, copy.u2At(copy.at()), copy.u2At(copy.at() + 2));
      copy.constants(2);
      attributes(place, member);
    }
  }

  private void attributes(int place, Member member) {
    int countAt = copy.length();
    int count = copy.u2();
    copy.put2(0);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int name = copy.u2();
      int length = copy.u4();
      int end = Math.addExact(copy.at(), length);
      AttributeKind kind = attributes.kind(name, place);
      if (residual
          && (kind == AttributeKind.SOURCE_MAP
              || (kind == AttributeKind.SOURCE_FILE && !hasCode))) {
        copy.moveTo(end);
        continue;
      }
      kept++;
      copy.putConstant(name);
      copy.put4(length);
      int from = copy.length();
      content(kind, length, member);
      if (copy.at() != end) {
        throw new Unfit("an attribute of another length");
      }
      copy.put4At(from - 4, copy.length() - from);
    }
    copy.put2At(countAt, kept);
  }

  private void content(AttributeKind kind, int length, Member member) {
    switch (kind) {
      case CODE -> code(member);
      case RECORD -> record();
      case SOURCE_FILE -> {
        if (residual) {
          sourceAt = copy.length();
          copy.put2(0);
          copy.skip(2);
        } else {
          attributes.content(kind, length);
        }
      }
      default -> attributes.content(kind, length);
    }
  }

  private void code(Member member) {
    int slots = 0;
    if (plan.parameters()) {
      int self = (member.access & STATIC) == 0 ? 1 : 0;
      slots = self + Descriptors.slots(copy.pool().text(member.descriptor));
    }
    code.code(residual ? copy.pool().text(member.name) : "", slots);
    if (residual) {
      lines.closeMethod(copy.pool().text(member.descriptor));
    }
  }

  private void record() {
    int count = copy.copy2();
    for (int i = 0; i < count; i++) {
      copy.constants(2);
      attributes(Place.COMPONENT, Member.NONE);
    }
  }
}
