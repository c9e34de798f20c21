package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.symbol.BuildId;
import dev.ariabuild.aot.symbol.MappingWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.Type;

/**
 * Takes debug attributes out of one class file. {@code MethodParameters}, annotations, signatures
 * and records stay: programs read them by reflection.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.7</a>
 */
final class ClassStripper extends ClassVisitor {
  /**
   * Stands where the id of the build will stand, and is as long: the id is known once all classes
   * of a jar are. No literal, so that it is in no class file, not even in this one's.
   */
  private static final byte[] PLACEHOLDER =
      (BuildId.PREFIX + "~".repeat(BuildId.DIGITS)).getBytes(StandardCharsets.US_ASCII);

  private final StripPlan plan;
  private final MappingWriter mapping;
  private final boolean poolKept;
  private MappingWriter.@Nullable ClassLines lines;
  private String className = "";
  private String sourceFile = "";
  private @Nullable SourceMap sourceMap;
  private boolean code;

  private ClassStripper(StripPlan plan, MappingWriter mapping, boolean poolKept, ClassWriter out) {
    super(Opcodes.ASM9, out);
    this.plan = plan;
    this.mapping = mapping;
    this.poolKept = poolKept;
  }

  /** Ends the reading of a class that cannot be stripped in this way. */
  private static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean keepsPool;

    /**
     * @param keepsPool whether it can be if its constants keep their places
     */
    Unfit(boolean keepsPool) {
      super(null, null, false, false);
      this.keepsPool = keepsPool;
    }
  }

  /**
   * The class without what the plan drops. Until {@link #seal}, a placeholder stands for the id.
   *
   * @param mapping gets the residual lines
   * @return null if it must stay as it is: it was stripped before, has code with attributes outside
   *     of the specification, or is a second form of a class with another source file
   * @throws RuntimeException if it is no class file, or of a version yet to come
   */
  static byte @Nullable [] strip(byte[] classFile, StripPlan plan, MappingWriter mapping) {
    if (indexOfPlaceholder(classFile) >= 0) {
      return null;
    }
    ClassReader reader = new ClassReader(classFile);
    try {
      return strip(reader, plan, mapping, false);
    } catch (Unfit e) {
      if (!e.keepsPool) {
        return null;
      }
    }
    try {
      return strip(reader, plan, mapping, true);
    } catch (Unfit e) {
      return null;
    }
  }

  private static byte[] strip(
      ClassReader reader, StripPlan plan, MappingWriter mapping, boolean poolKept) {
    ClassWriter out = poolKept ? new ClassWriter(reader, 0) : new ClassWriter(0);
    reader.accept(new ClassStripper(plan, mapping, poolKept, out), 0);
    return out.toByteArray();
  }

  /** Puts the id of the build in its place. */
  static void seal(byte[] stripped, BuildId id) {
    int at = indexOfPlaceholder(stripped);
    if (at >= 0) {
      byte[] name = id.sourceFile().getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(name, 0, stripped, at, name.length);
    }
  }

  private static int indexOfPlaceholder(byte[] bytes) {
    int length = PLACEHOLDER.length;
    byte mark = PLACEHOLDER[length - 1];
    for (int i = BuildId.DIGITS - 1; i < bytes.length; i += BuildId.DIGITS) {
      if (bytes[i] == mark) {
        int last = Math.min(i, bytes.length - length);
        for (int at = Math.max(0, i - length + 1); at <= last; at++) {
          if (Arrays.equals(bytes, at, at + length, PLACEHOLDER, 0, length)) {
            return at;
          }
        }
      }
    }
    return -1;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    className = name.replace('/', '.');
    super.visit(version, access, name, signature, superName, interfaces);
  }

  /** A class without a source file is "Unknown Source" in a trace, before and after. */
  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (plan.lines() == StripPlan.Lines.KEPT || source == null) {
      super.visitSource(source, debug);
      return;
    }
    if (BuildId.isSourceFile(source)) {
      throw new Unfit(false);
    }
    sourceFile = source;
    lines = mapping.of(className, source).orElseThrow(() -> new Unfit(false));
    sourceMap = debug == null ? null : SourceMap.ofKotlin(debug).orElse(null);
  }

  @Override
  public void visitEnd() {
    if (lines != null && code) {
      super.visitSource(new String(PLACEHOLDER, StandardCharsets.US_ASCII), null);
    }
    super.visitEnd();
  }

  /** May point into the constant pool, which then keeps its order. */
  private void checkPool() {
    if (!poolKept) {
      throw new Unfit(true);
    }
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    checkPool();
    super.visitAttribute(attribute);
  }

  @Override
  public FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    return new FieldVisitor(api, super.visitField(access, name, descriptor, signature, value)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        checkPool();
        super.visitAttribute(attribute);
      }
    };
  }

  @Override
  public RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return new RecordComponentVisitor(
        api, super.visitRecordComponent(name, descriptor, signature)) {
      @Override
      public void visitAttribute(Attribute attribute) {
        checkPool();
        super.visitAttribute(attribute);
      }
    };
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    code |= (access & Opcodes.ACC_ABSTRACT) == 0;
    int self = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    // the size counts a receiver in its upper bits
    int slots = (Type.getArgumentsAndReturnSizes(descriptor) >> 2) - 1 + self;
    MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
    MethodVisitor variables = new Variables(out, slots);
    return lines == null
        ? variables
        : new LineStripper(
            variables,
            new LineStripper.Method(className, sourceFile, name, descriptor),
            lines,
            sourceMap);
  }

  /** Drops variables; code with foreign attributes stays, since they may point into it. */
  private final class Variables extends MethodVisitor {
    private final int slots;

    private Variables(MethodVisitor out, int slots) {
      super(Opcodes.ASM9, out);
      this.slots = slots;
    }

    @Override
    public void visitLocalVariable(
        String variable,
        String type,
        @Nullable String generic,
        org.objectweb.asm.Label start,
        org.objectweb.asm.Label end,
        int index) {
      if (plan.locals() || (plan.parameters() && index < slots)) {
        super.visitLocalVariable(variable, type, generic, start, end, index);
      }
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      throw new Unfit(false);
    }
  }
}
