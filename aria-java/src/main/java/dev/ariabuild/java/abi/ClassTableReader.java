package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;

/**
 * Takes one class file apart into a {@link ClassTable}. The parts together cover what {@link
 * ClassAbi} covers as a whole. Does not know any other class.
 */
final class ClassTableReader extends ClassVisitor {
  private static final int NO_CALLERS_FLAG = Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

  private final String expected;

  /** Of the header, and of the member that is being visited. */
  private final AbiBytes header = new AbiBytes();

  private final AbiBytes part = new AbiBytes();
  private final MemberAbi headerAbi = new MemberAbi(header, this::opaque);
  private final MemberAbi memberAbi = new MemberAbi(part, this::opaque);
  private final Map<String, @Nullable String> outerOf = new HashMap<>();
  private final Map<String, Integer> memberClasses = new TreeMap<>();
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, String[]> parameterNames = new LinkedHashMap<>();
  private final List<String> supertypes = new ArrayList<>();
  private final Set<String> annotations = new TreeSet<>();
  private final Set<String> arguments = new TreeSet<>();
  private final Set<String> permitted = new TreeSet<>();
  private @Nullable Pending current;
  private Kind kind = Kind.CLASS;
  private boolean reachable = true;
  private boolean opaque;
  private boolean headerOnly;
  private boolean mayInheritFields;

  /** A member whose attributes are still coming. */
  private static final class Pending {
    final String name;
    final String descriptor;
    final boolean isMethod;
    final boolean isAbstract;
    final Set<String> mentions = new TreeSet<>();
    Digest abi = Digest.ofUtf8("");

    Pending(String name, String descriptor, boolean isMethod, boolean isAbstract) {
      this.name = name;
      this.descriptor = descriptor;
      this.isMethod = isMethod;
      this.isAbstract = isAbstract;
    }
  }

  private ClassTableReader(String expected) {
    super(Opcodes.ASM9);
    this.expected = expected;
  }

  static ClassTable read(String name, byte[] content) {
    ClassTableReader table = new ClassTableReader(name);
    try {
      ClassReader asm = new ClassReader(content);
      asm.accept(table, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      if (!table.headerOnly) {
        new ParameterNames(asm, AbiReader.JAVAC_WITH_NAMES, table::names).write();
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

  private void names(String method, String descriptor, String[] names) {
    parameterNames.put(method + descriptor, names);
  }

  private ClassTable done(byte[] content) {
    List<Member> members = new ArrayList<>();
    if (!opaque) {
      for (Pending member : pending) {
        members.add(member(member));
      }
    }
    return new ClassTable(
        expected,
        reachable,
        kind,
        opaque ? AbiNormaliser.whole(content) : digest(header),
        supertypes,
        annotations,
        arguments,
        permitted,
        members);
  }

  private Member member(Pending member) {
    String[] names = parameterNames.get(member.name + member.descriptor);
    Digest digest = null;
    if (names != null && names.length > 0) {
      AbiBytes bytes = new AbiBytes().texts(names);
      digest = digest(bytes);
    }
    return new Member(
        member.name,
        Digest.ofUtf8(member.name + " " + member.descriptor),
        member.isMethod,
        member.isAbstract,
        member.abi,
        digest,
        member.mentions);
  }

  private static Digest digest(AbiBytes bytes) {
    return new Hasher().addRaw(bytes.array(), 0, bytes.size()).digest();
  }

  /** Ends the member before and begins another. */
  private Pending begin(String name, String descriptor) {
    return begin(name, descriptor, false, false);
  }

  private Pending begin(String name, String descriptor, boolean isMethod, boolean isAbstract) {
    end();
    Pending member = new Pending(name, descriptor, isMethod, isAbstract);
    pending.add(member);
    current = member;
    return member;
  }

  private void end() {
    if (current != null) {
      current.abi = digest(part);
      current = null;
    }
    part.clear();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    String[] implemented = interfaces == null ? new String[0] : interfaces;
    if (!name.equals(expected)) {
      opaque();
    }
    mayInheritFields = superName == null || InheritedFields.possible(superName, implemented);
    header.mark('C').number(version).number(access & ~Opcodes.ACC_SUPER).text(signature);
    header.text(superName).texts(implemented);
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
      header.mark('x');
    }
  }

  @Override
  public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
    reachable = false;
  }

  @Override
  public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
    MentionedTypes.ofDescriptor(descriptor, annotations);
    return new Literals(headerAbi.annotation(descriptor, visible));
  }

  @Override
  public AnnotationVisitor visitTypeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return headerAbi.typeAnnotation(reference, path, descriptor, visible);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    opaque();
  }

  @Override
  public void visitPermittedSubclass(String subclass) {
    header.mark('S').text(subclass);
    permitted.add(subclass);
  }

  @Override
  public void visitInnerClass(
      String inner, @Nullable String outer, @Nullable String simpleName, int access) {
    outerOf.put(inner, outer);
    if (inner.equals(expected)) {
      header.mark('I').number(access).text(outer).text(simpleName);
      headerOnly =
          (access & Opcodes.ACC_PRIVATE) != 0
              && (access & Opcodes.ACC_FINAL) != 0
              && (access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0;
    } else if (expected.equals(outer)
        && simpleName != null
        && (access & Opcodes.ACC_SYNTHETIC) == 0) {
      memberClasses.put(simpleName, access);
    }
  }

  @Override
  public @Nullable RecordComponentVisitor visitRecordComponent(
      String name, String descriptor, @Nullable String signature) {
    end();
    if (headerOnly) {
      return null;
    }
    header.mark('R').text(name).text(descriptor).text(signature);
    return headerAbi.component;
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    end();
    if (headerOnly) {
      return null;
    }
    if (!ClassAbi.counts(access, name, AbiReader.JAVAC_WITH_NAMES)) {
      if (mayInheritFields && (access & Opcodes.ACC_SYNTHETIC) == 0) {
        begin(name, "(hides)");
        part.mark('H');
        end();
      }
      return null;
    }
    Pending member = begin(name, descriptor);
    MentionedTypes.ofDescriptor(descriptor, member.mentions);
    MentionedTypes.ofSignature(signature, member.mentions);
    part.mark('F').number(access).text(descriptor).text(signature);
    if (value != null) {
      part.mark('=');
      AnnotationAbi.constant(part, value, value.getClass());
    }
    return memberAbi.field;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    end();
    if (headerOnly || !ClassAbi.counts(access, name, AbiReader.JAVAC_WITH_NAMES)) {
      return null;
    }
    boolean isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
    Pending member = begin(name, descriptor, !name.equals("<init>"), isAbstract);
    MentionedTypes.ofDescriptor(descriptor, member.mentions);
    MentionedTypes.ofSignature(signature, member.mentions);
    part.mark('M').number(access & ~NO_CALLERS_FLAG).text(descriptor);
    part.text(signature).texts(exceptions);
    if (exceptions != null) {
      member.mentions.addAll(List.of(exceptions));
    }
    return new Names(member, memberAbi.method(false));
  }

  /** Class literals in values of annotations: what is repeated is put into one of them. */
  private final class Literals extends AnnotationVisitor {
    Literals(AnnotationVisitor rest) {
      super(Opcodes.ASM9, rest);
    }

    @Override
    public void visit(@Nullable String name, Object value) {
      if (value instanceof Type type) {
        MentionedTypes.ofDescriptor(type.getDescriptor(), annotations);
      }
      super.visit(name, value);
    }

    @Override
    public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
      super.visitAnnotation(name, descriptor);
      return this;
    }

    @Override
    public AnnotationVisitor visitArray(@Nullable String name) {
      super.visitArray(name);
      return this;
    }
  }

  /** Sets names of {@code MethodParameters} aside: few readers see them. */
  private final class Names extends MethodVisitor {
    private final Pending member;
    private final List<String> names = new ArrayList<>();

    Names(Pending member, MethodVisitor rest) {
      super(Opcodes.ASM9, rest);
      this.member = member;
    }

    @Override
    public void visitParameter(@Nullable String name, int access) {
      names.add(name + " " + access);
    }

    @Override
    public void visitEnd() {
      if (!names.isEmpty()) {
        parameterNames.put(member.name + member.descriptor, names.toArray(String[]::new));
      }
      super.visitEnd();
    }
  }

  @Override
  public void visitEnd() {
    memberClasses.forEach( // by name: their order in the file follows the bodies
        (name, access) -> {
          begin(name, "(class)");
          part.mark('L').number(access);
        });
    end();
    String at = expected;
    for (int depth = 0; depth <= outerOf.size() && outerOf.containsKey(at); depth++) {
      String outer = outerOf.get(at);
      if (outer == null) {
        reachable = false;
        return;
      }
      at = outer;
    }
  }
}
