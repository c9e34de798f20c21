package dev.ariabuild.java.abi;

import dev.ariabuild.java.abi.ClassTable.Kind;
import java.util.ArrayList;
import java.util.List;
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
 * Takes one class file apart into a {@link ClassTable}: reads the header, and decides which members
 * count. The parts together cover what {@link ClassAbi} covers as a whole. Does not know any other
 * class.
 */
final class ClassTableReader extends ClassVisitor {
  private final String expected;
  private final HeaderTable header = new HeaderTable(this::opaque);
  private final MemberTables members = new MemberTables(this::opaque);
  private final Nesting nesting;
  private final List<String> supertypes = new ArrayList<>();
  private final Set<String> annotations = new TreeSet<>();
  private final Set<String> arguments = new TreeSet<>();
  private final Set<String> permitted = new TreeSet<>();
  private Kind kind = Kind.CLASS;
  private int flags;
  private boolean reachable = true;
  private boolean opaque;
  private boolean mayInheritFields;

  private ClassTableReader(String expected) {
    super(Opcodes.ASM9);
    this.expected = expected;
    this.nesting = new Nesting(expected);
  }

  static ClassTable read(String name, byte[] content) {
    ClassTableReader table = new ClassTableReader(name);
    try {
      ClassReader asm = new ClassReader(content);
      asm.accept(table, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      if (!table.nesting.headerOnly()) {
        new ParameterNames(asm, AbiReader.JAVAC_WITH_NAMES, table.members::parameterNames).write();
      }
    } catch (RuntimeException
        | StackOverflowError malformed) { // ASM checks little and fails on the rest as it comes
      table.opaque();
    }
    return table.done(content);
  }

  private void opaque() {
    opaque = true;
  }

  private ClassTable done(byte[] content) {
    return new ClassTable(
        expected,
        reachable,
        opaque,
        kind,
        opaque ? HeaderTable.whole(content) : header.done(),
        supertypes,
        annotations,
        arguments,
        permitted,
        opaque ? List.of() : members.done());
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    flags = access;
    String[] implemented = interfaces == null ? new String[0] : interfaces;
    if (!name.equals(expected)) {
      opaque();
    }
    mayInheritFields = superName == null || InheritedFields.possible(superName, implemented);
    header.type(version, access, signature, superName, implemented);
    if (superName != null) {
      supertypes.add(superName);
    }
    supertypes.addAll(List.of(implemented));
    MentionedTypes.argumentsOf(signature, arguments);
    if ((access & Opcodes.ACC_ANNOTATION) != 0) {
      kind = Kind.ANNOTATION;
    } else if ((access & Opcodes.ACC_INTERFACE) != 0) {
      kind = Kind.INTERFACE;
    }
  }

  @Override
  public void visitSource(@Nullable String source, @Nullable String debug) {
    if (ClassAbi.isAuxiliary(expected, source)) {
      header.auxiliary(source);
    }
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    reachable = false;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    MentionedTypes.ofDescriptor(descriptor, annotations);
    return new ClassLiterals(header.annotation(descriptor, visible), annotations);
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return header.typeAnnotation(reference, path, descriptor, visible);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    opaque();
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    header.permitted(subclass);
    permitted.add(subclass);
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int access) {
    nesting.add(inner, outer, simpleName, access);
    if (inner.equals(expected)) {
      header.nested(outer, simpleName, access);
    }
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    return nesting.headerOnly() ? null : header.component(name, descriptor, signature);
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    if (nesting.headerOnly()) {
      return null;
    }
    if (ClassAbi.counts(access, name, AbiReader.JAVAC_WITH_NAMES)) {
      return members.field(access, name, descriptor, signature, value);
    }
    if (mayInheritFields && (access & Opcodes.ACC_SYNTHETIC) == 0) {
      members.hidingField(name);
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    boolean counts =
        nesting.headerOnly()
            ? (access & Opcodes.ACC_BRIDGE) != 0 // its order may follow a supertype's
            : ClassAbi.counts(access, name, AbiReader.JAVAC_WITH_NAMES);
    if (!nesting.headerOnly()
        && ClassAbi.isDefaultConstructor(name, descriptor)
        && (!counts || nesting.isInner())) {
      members.hiddenConstructor();
    }
    return counts
        ? members.method(nesting.isPublic(flags), access, name, descriptor, signature, exceptions)
        : null;
  }

  @Override
  public void visitEnd() {
    nesting.memberClasses().forEach(members::memberClass);
    reachable &= nesting.reachable();
  }
}
