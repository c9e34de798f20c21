package dev.ariabuild.java.abi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Reads one class file and writes what another class's compilation can see of it.
 *
 * <p>Which part that is, and why, stands in {@code docs/adr/0003-what-the-abi-is.md}. Does not know
 * any other class.
 */
final class ClassAbi extends ClassVisitor {
  /** What came out of reading. */
  enum Kind {
    /** {@link #bytes} hold all that counts. */
    READABLE,
    /** A local or anonymous class, or inside one: nobody else can name or hold it. */
    UNREACHABLE,
    /** Malformed, or another language's compiler may read more of it than javac: all counts. */
    OPAQUE
  }

  /** Written by compilers that copy bodies into callers (inline functions). */
  private static final Set<String> FOREIGN =
      Set.of(
          "Lkotlin/Metadata;",
          "Lscala/reflect/ScalaSignature;",
          "Lscala/reflect/ScalaLongSignature;");

  private static final int NO_CLASS_FLAG = Opcodes.ACC_SUPER;
  private static final int NO_CALLERS_FLAG = Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

  private final AbiReader reader;
  private final AbiBytes out = new AbiBytes();
  private final MemberAbi members = new MemberAbi(out, () -> kind = Kind.OPAQUE);
  private final Map<String, @Nullable String> outerOf = new HashMap<>();
  private final List<String> memberClasses = new ArrayList<>();
  private final Set<String> hidingFields = new TreeSet<>();
  private Kind kind = Kind.READABLE;
  private String name = "";
  private boolean mayInheritFields;

  /** A private final class: nobody else can name it or extend it, only hold a value of it. */
  private boolean headerOnly;

  private ClassAbi(AbiReader reader) {
    super(Opcodes.ASM9);
    this.reader = reader;
  }

  static ClassAbi read(byte[] content, AbiReader reader) {
    ClassAbi abi = new ClassAbi(reader);
    try {
      ClassReader asm = new ClassReader(content);
      asm.accept(abi, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      if (abi.kind == Kind.READABLE && !abi.headerOnly) {
        new ParameterNames(asm, reader, abi.out).write();
      }
    } catch (RuntimeException
        | StackOverflowError malformed) { // ASM checks little and fails on the rest as it comes
      abi.kind = Kind.OPAQUE;
    }
    return abi;
  }

  /** True if a field or method with these flags can be seen from another class. */
  static boolean counts(int access, String name, AbiReader reader) {
    if (name.equals("<clinit>")) {
      return false;
    }
    int synthetic = access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE);
    if (synthetic == Opcodes.ACC_SYNTHETIC) { // javac does not enter these, but does enter bridges
      return false;
    }
    return reader == AbiReader.PROCESSORS || (access & Opcodes.ACC_PRIVATE) == 0;
  }

  /**
   * Whether it is a constructor without parameters, also of an inner class. Subclasses that can be
   * serialised need one that is not private, of the first superclass that cannot be, and the public
   * one of their own is no matter of that ({@code -Xlint:serial} since JDK 18).
   */
  static boolean isDefaultConstructor(String name, String descriptor) {
    return name.equals("<init>")
        && (descriptor.equals("()V")
            || (descriptor.startsWith("(L")
                && descriptor.indexOf(";)V") == descriptor.indexOf(';')));
  }

  Kind kind() {
    return kind;
  }

  AbiBytes bytes() {
    return out;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    this.name = name;
    String[] implemented = interfaces == null ? new String[0] : interfaces;
    mayInheritFields = superName == null || InheritedFields.possible(superName, implemented);
    out.mark('C').number(version).number(access & ~NO_CLASS_FLAG).text(name).text(signature);
    out.text(superName).texts(implemented);
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (isAuxiliary(name, source)) {
      out.mark('x').text(source);
    }
  }

  /** -Xlint:auxiliaryclass: a top-level class in a file of another name. */
  static boolean isAuxiliary(String name, @Nullable String source) {
    String simple = name.substring(name.lastIndexOf('/') + 1);
    return source != null && !simple.contains("$") && !source.equals(simple + ".java");
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    unreachable();
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    if (FOREIGN.contains(descriptor)) {
      kind = Kind.OPAQUE;
    }
    return members.annotation(descriptor, visible);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return members.typeAnnotation(reference, path, descriptor, visible);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    kind = Kind.OPAQUE;
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    out.mark('S').text(subclass);
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int access) {
    outerOf.put(inner, outer);
    if (inner.equals(name)) {
      out.mark('I').number(access).text(outer).text(simpleName);
      int openToCallers = Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM;
      headerOnly =
          reader != AbiReader.PROCESSORS
              && (access & Opcodes.ACC_PRIVATE) != 0
              && (access & Opcodes.ACC_FINAL) != 0
              && (access & openToCallers) == 0;
    } else if (name.equals(outer) && (access & Opcodes.ACC_SYNTHETIC) == 0) {
      memberClasses.add(simpleName + " " + access);
    }
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    if (headerOnly) {
      return null;
    }
    out.mark('R').text(name).text(descriptor).text(signature);
    return members.component;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (headerOnly) {
      return null;
    }
    if (!counts(access, name, reader)) {
      if (mayInheritFields && (access & Opcodes.ACC_SYNTHETIC) == 0) {
        hidingFields.add(name);
      }
      return null;
    }
    out.mark('F').number(access).text(name).text(descriptor).text(signature);
    if (value != null) {
      out.mark('=');
      AnnotationAbi.constant(out, value, value.getClass());
    }
    return members.field;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    if (headerOnly || !counts(access, name, reader)) {
      if (!headerOnly && isDefaultConstructor(name, descriptor)) {
        out.mark('K'); // a private one
      }
      return null;
    }
    boolean all = reader == AbiReader.PROCESSORS;
    out.mark('M').number(all ? access : access & ~NO_CALLERS_FLAG).text(name).text(descriptor);
    out.text(signature).texts(exceptions);
    return members.method(reader.readsNames((access & Opcodes.ACC_STATIC) != 0));
  }

  @Override
  public void visitEnd() {
    if (isInsideLocalClass()) {
      unreachable();
    }
    if (reader != AbiReader.PROCESSORS) { // the order in the file follows the bodies
      memberClasses.sort(null);
    }
    out.mark('L').texts(memberClasses.toArray(String[]::new));
    out.mark('H').texts(hidingFields.toArray(String[]::new));
  }

  private boolean isInsideLocalClass() {
    String at = name;
    for (int depth = 0; depth <= outerOf.size(); depth++) {
      if (!outerOf.containsKey(at)) {
        return false;
      }
      String outer = outerOf.get(at);
      if (outer == null) {
        return true;
      }
      at = outer;
    }
    return false; // a circle: malformed, and never made by a compiler
  }

  private void unreachable() {
    if (kind == Kind.READABLE) {
      kind = Kind.UNREACHABLE;
    }
  }
}
