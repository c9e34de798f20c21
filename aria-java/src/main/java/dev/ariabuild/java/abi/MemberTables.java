package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable.Member;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Takes the members of one class, one after the other, and gives each a digest of its own. Does not
 * decide which of them count.
 */
final class MemberTables {
  private static final int NO_CALLERS_FLAG = Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

  /** Of the member that is being visited. */
  private final AbiBytes part = new AbiBytes();

  private final MemberAbi abi;
  private final List<Pending> pending = new ArrayList<>();
  private final Map<String, String[]> parameterNames = new LinkedHashMap<>();
  private @Nullable Pending current;

  /** A member whose attributes are still coming. */
  private static final class Pending {
    final String name;
    final String descriptor;
    final boolean isMethod;
    final boolean isAbstract;
    final boolean inheritable;
    final Set<String> mentions = new TreeSet<>();
    Digest abi = Digest.ofUtf8("");

    Pending(
        String name, String descriptor, boolean isMethod, boolean isAbstract, boolean inheritable) {
      this.name = name;
      this.descriptor = descriptor;
      this.isMethod = isMethod;
      this.isAbstract = isAbstract;
      this.inheritable = inheritable;
    }
  }

  MemberTables(Runnable unknownAttribute) {
    abi = new MemberAbi(part, unknownAttribute);
  }

  /** A field that others can use. */
  FieldVisitor field(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    Pending member = begin(name, descriptor);
    MentionedTypes.ofDescriptor(descriptor, member.mentions);
    MentionedTypes.ofSignature(signature, member.mentions);
    part.mark('F').number(access).text(descriptor).text(signature);
    if (value != null) {
      part.mark('=');
      AnnotationAbi.constant(part, value, value.getClass());
    }
    return abi.field;
  }

  /** A field of which others notice only that it hides one that is inherited. */
  void hidingField(String name) {
    begin(name, "(hides)");
    part.mark('H');
  }

  /**
   * A method or constructor that others can use.
   *
   * @param ofPublic whether its class is public: javac gives a public subclass of another one
   *     bridges to its public methods
   */
  MethodVisitor method(
      boolean ofPublic,
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    boolean isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
    boolean isMethod = !name.equals("<init>");
    boolean accessible = ofPublic || (access & Opcodes.ACC_PUBLIC) == 0;
    boolean inheritable =
        isMethod && !isAbstract && accessible && !MentionedTypes.hasVariables(signature);
    Pending member = begin(name, descriptor, isMethod, isAbstract, inheritable);
    MentionedTypes.ofDescriptor(descriptor, member.mentions);
    MentionedTypes.ofSignature(signature, member.mentions);
    part.mark('M').number(access & ~NO_CALLERS_FLAG).text(descriptor);
    part.text(signature).texts(exceptions);
    if (exceptions != null) {
      member.mentions.addAll(List.of(exceptions));
    }
    return new Names(member, abi.method(false));
  }

  void memberClass(String name, int access) {
    begin(name, "(class)");
    part.mark('L').number(access);
  }

  /** Names of a method's parameters, by slot. */
  void parameterNames(String method, String descriptor, String[] names) {
    parameterNames.put(method + descriptor, names);
  }

  /** Ends the member before and begins another. */
  private Pending begin(String name, String descriptor) {
    return begin(name, descriptor, false, false, false);
  }

  private Pending begin(
      String name, String descriptor, boolean isMethod, boolean isAbstract, boolean inheritable) {
    end();
    Pending member = new Pending(name, descriptor, isMethod, isAbstract, inheritable);
    pending.add(member);
    current = member;
    return member;
  }

  private void end() {
    if (current != null) {
      current.abi = part.digest();
      current = null;
    }
    part.clear();
  }

  /** All of them, in the order in which they came. */
  List<Member> done() {
    end();
    return pending.stream().map(this::member).toList();
  }

  private Member member(Pending member) {
    String[] names = parameterNames.get(member.name + member.descriptor);
    return new Member(
        member.name,
        Digest.ofUtf8(member.name + " " + member.descriptor),
        member.isMethod,
        member.isAbstract,
        member.inheritable,
        member.abi,
        names == null || names.length == 0 ? null : new AbiBytes().texts(names).digest(),
        member.mentions);
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
        parameterNames(member.name, member.descriptor, names.toArray(String[]::new));
      }
      super.visitEnd();
    }
  }
}
