package dev.ariabuild.aot.strip;

import dev.ariabuild.aot.symbol.BuildId;
import dev.ariabuild.aot.symbol.MappingWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What stripping means, written down once more on top of ASM: slower, and independent of how class
 * files are copied. Both must say the same of every class.
 */
final class AsmStripper extends ClassVisitor {
  private static final String PLACEHOLDER = BuildId.PREFIX + "~".repeat(BuildId.DIGITS);

  private final StripPlan plan;
  private final MappingWriter mapping;
  private MappingWriter.ClassLines lines;
  private String className = "";
  private String sourceFile = "";
  private SourceMap sourceMap;
  private boolean code;

  private AsmStripper(StripPlan plan, MappingWriter mapping, ClassWriter out) {
    super(Opcodes.ASM9, out);
    this.plan = plan;
    this.mapping = mapping;
  }

  /** The stripped class, with constants in the order of use. */
  static byte[] strip(byte[] classFile, StripPlan plan, MappingWriter mapping) {
    ClassWriter out = new ClassWriter(0);
    AsmStripper stripper = new AsmStripper(plan, mapping, out);
    new ClassReader(classFile).accept(stripper, 0);
    if (stripper.lines != null) {
      stripper.lines.commit();
    }
    return out.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      String signature,
      String superName,
      String[] interfaces) {
    className = name.replace('/', '.');
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public void visitSource(String source, String debug) {
    if (plan.lines() == StripPlan.Lines.KEPT || source == null) {
      super.visitSource(source, debug);
      return;
    }
    sourceFile = source;
    lines = mapping.begin(className, source).orElseThrow();
    sourceMap = debug == null ? null : SourceMap.ofKotlin(debug).orElse(null);
  }

  @Override
  public void visitEnd() {
    if (lines != null && code) {
      super.visitSource(PLACEHOLDER, null);
    }
    super.visitEnd();
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] exceptions) {
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

  /** Drops variables. */
  private final class Variables extends MethodVisitor {
    private final int slots;

    private Variables(MethodVisitor out, int slots) {
      super(Opcodes.ASM9, out);
      this.slots = slots;
    }

    @Override
    public void visitLocalVariable(
        String variable, String type, String generic, Label start, Label end, int index) {
      if (plan.locals() || (plan.parameters() && index < slots)) {
        super.visitLocalVariable(variable, type, generic, start, end, index);
      }
    }
  }

  /**
   * Gives each line of a method that can occur in a stack trace a residual line, and leaves out the
   * others. A line can occur if it has an instruction that may throw, call, wait or be waited at:
   * all but loads, stores, constants and arithmetic without division.
   */
  private static final class LineStripper extends MethodVisitor {
    /** Kotlin marks with such a variable that code of an inline function was copied. */
    private static final String INLINE_MARK = "$i$f$";

    private final Method method;
    private final MappingWriter.ClassLines owner;
    private final SourceMap map;
    private final Map<Integer, Integer> residual = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();
    private final List<Copied> copies = new ArrayList<>();
    private MappingWriter.MethodLines lines;
    private Label pending;
    private int pendingLine;
    private int last;
    private boolean begun;

    /**
     * The method in its class.
     *
     * @param owner binary name with dots
     * @param file source file of the class
     */
    record Method(String owner, String file, String name, String descriptor) {
      /** As mappings write it: {@code void main(java.lang.String[])}. */
      String signature() {
        StringBuilder text = new StringBuilder();
        text.append(Type.getReturnType(descriptor).getClassName()).append(' ').append(name);
        char before = '(';
        for (Type argument : Type.getArgumentTypes(descriptor)) {
          text.append(before).append(argument.getClassName());
          before = ',';
        }
        return text.append(before == '(' ? "()" : ")").toString();
      }
    }

    /** A line that stays, and where its code begins. */
    private record Entry(int residual, int line, Label start) {}

    /** Code of an inline function. */
    private record Copied(String function, Label start, Label end) {
      boolean covers(int offset) {
        return start.getOffset() <= offset && offset < end.getOffset();
      }

      int length() {
        return end.getOffset() - start.getOffset();
      }
    }

    LineStripper(MethodVisitor out, Method method, MappingWriter.ClassLines owner, SourceMap map) {
      super(Opcodes.ASM9, out);
      this.method = method;
      this.owner = owner;
      this.map = map;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      pending = start;
      pendingLine = line;
      if (!begun) {
        // a stack overflow is at the first instruction, whatever that is
        occurs();
      }
    }

    /** The line that was announced last has an instruction that may be seen. */
    private void occurs() {
      begun = true;
      Label start = pending;
      if (start == null) {
        return;
      }
      pending = null;
      if (lines == null) {
        lines = owner.method(method.name);
      }
      Integer known = residual.get(pendingLine);
      if (known == null) {
        known = lines.next();
        residual.put(pendingLine, known);
        entries.add(new Entry(known, pendingLine, start));
      }
      if (known != last) {
        last = known;
        super.visitLineNumber(known, start);
      }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack, maxLocals);
      if (lines == null) {
        return;
      }
      String signature = method.signature();
      for (Entry entry : entries) {
        int line = entry.line;
        Optional<SourceMap.Origin> origin = map == null ? Optional.empty() : map.at(line);
        if (origin.isPresent() && !isHere(origin.get(), line)) {
          SourceMap.Origin from = origin.get();
          owner.name(from.className(), from.file());
          String copied = "void " + from.className() + "." + functionAt(entry.start) + "()";
          lines.addInlined(entry.residual, copied, from.line());
          line = map == null ? line : map.callOf(line).orElse(line);
        }
        lines.add(entry.residual, signature, line);
      }
    }

    private boolean isHere(SourceMap.Origin origin, int line) {
      return origin.line() == line && origin.file().equals(method.file);
    }

    /** Of nested functions the innermost one; their variables come after the code. */
    private String functionAt(Label start) {
      int offset = start.getOffset();
      return copies.stream()
          .filter(copy -> copy.covers(offset))
          .min(Comparator.comparingInt(Copied::length))
          .map(Copied::function)
          .orElse("inlined");
    }

    @Override
    public void visitLocalVariable(
        String name, String descriptor, String signature, Label start, Label end, int index) {
      if (map != null && name.startsWith(INLINE_MARK)) {
        copies.add(new Copied(name.substring(INLINE_MARK.length()), start, end));
      }
      super.visitLocalVariable(name, descriptor, signature, start, end, index);
    }

    @Override
    public void visitInsn(int opcode) {
      boolean arithmetic = opcode >= Opcodes.IADD && opcode <= Opcodes.DCMPG;
      boolean division =
          opcode == Opcodes.IDIV
              || opcode == Opcodes.LDIV
              || opcode == Opcodes.IREM
              || opcode == Opcodes.LREM;
      boolean stack = opcode >= Opcodes.POP && opcode <= Opcodes.SWAP;
      if (!(opcode <= Opcodes.DCONST_1 || stack || (arithmetic && !division))) {
        occurs();
      }
      super.visitInsn(opcode);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      if (opcode == Opcodes.NEWARRAY) {
        occurs();
      }
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      occurs();
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String type, String name, String descriptor) {
      occurs();
      super.visitFieldInsn(opcode, type, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String type, String name, String descriptor, boolean isInterface) {
      occurs();
      super.visitMethodInsn(opcode, type, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      occurs();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
      if (!(value instanceof Number)) {
        occurs();
      }
      super.visitLdcInsn(value);
    }

    /** The JVM may stop a thread at a jump. */
    @Override
    public void visitJumpInsn(int opcode, Label label) {
      occurs();
      super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label dflt, Label... labels) {
      occurs();
      super.visitTableSwitchInsn(min, max, dflt, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label dflt, int[] keys, Label[] labels) {
      occurs();
      super.visitLookupSwitchInsn(dflt, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      occurs();
      super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
  }
}
