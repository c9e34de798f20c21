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
import org.objectweb.asm.Type;

/**
 * Takes the members of one class, one after the other, and gives each a digest of its own. Does not
 * decide which of them count.
 */
final class MemberTables {
  private static final int NO_CALLERS_FLAG = Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_STRICT;

  /** ASM's flag for the attribute. */
  private static final int DEPRECATED = Opcodes.ACC_DEPRECATED;

  private static final Set<String> OF_OBJECT =
      Set.of("equals(Ljava/lang/Object;)Z", "hashCode()I", "toString()Ljava/lang/String;");

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
    final Set<String> mentions = new TreeSet<>();
    boolean isMethod;
    boolean isAbstract;
    boolean ofObject;
    boolean exposed;
    boolean generic;
    boolean bridge;
    boolean nullary;
    Digest shape = Digest.ofUtf8("");
    Digest abi = shape;

    Pending(String name, String descriptor) {
      this.name = name;
      this.descriptor = descriptor;
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
    part.mark('F').text(name).number(access & ~DEPRECATED).text(descriptor).text(signature);
    if (value != null) {
      part.mark('=');
      AnnotationAbi.constant(part, value, value.getClass());
    }
    member.shape = part.digest();
    part.number(access & DEPRECATED);
    return abi.field;
  }

  /** A field of which others notice only that it hides one that is inherited. */
  void hidingField(String name) {
    Pending member = begin(name, "(hides)");
    part.mark('H').text(name);
    member.shape = part.digest();
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
    Pending member = begin(name, descriptor);
    member.isMethod = !name.equals("<init>");
    member.isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
    member.ofObject = OF_OBJECT.contains(name + descriptor);
    member.exposed = !ofPublic && (access & Opcodes.ACC_PUBLIC) != 0;
    member.generic = MentionedTypes.hasVariables(signature);
    member.bridge = (access & Opcodes.ACC_BRIDGE) != 0;
    member.nullary = isNullary(member.isMethod, access, Type.getArgumentTypes(descriptor));
    MentionedTypes.ofDescriptor(descriptor, member.mentions);
    MentionedTypes.ofSignature(signature, member.mentions);
    part.mark('M').text(name).number(access & ~NO_CALLERS_FLAG & ~DEPRECATED);
    part.text(descriptor).text(signature);
    member.shape = part.digest();
    part.number(access & DEPRECATED).texts(exceptions);
    if (exceptions != null) {
      member.mentions.addAll(List.of(exceptions));
    }
    return new Names(member, abi.method(false));
  }

  /** A constructor may have the instance around an inner class as a parameter. */
  private static boolean isNullary(boolean isMethod, int access, Type[] parameters) {
    return (access & Opcodes.ACC_VARARGS) != 0
        || parameters.length == 0
        || (!isMethod && parameters.length == 1 && parameters[0].getSort() == Type.OBJECT);
  }

  /**
   * A constructor without parameters that is none for a subclass which can be serialised: private,
   * or one of an inner class. Counts for all subclasses, however far below, as a method would to
   * which they get bridges.
   */
  void hiddenConstructor() {
    Pending member = begin("<init> hidden", "(hides)");
    member.isMethod = true;
    member.exposed = true;
    part.mark('K');
    member.shape = part.digest();
  }

  void memberClass(String name, int access) {
    Pending member = begin(name, "(class)");
    part.mark('L').text(name).number(access);
    member.shape = part.digest();
  }

  /** Names of a method's parameters, by slot. */
  void parameterNames(String method, String descriptor, String[] names) {
    parameterNames.put(method + descriptor, names);
  }

  /** Ends the member before and begins another. */
  private Pending begin(String name, String descriptor) {
    end();
    Pending member = new Pending(name, descriptor);
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
        member.isMethod,
        member.isAbstract,
        member.ofObject,
        member.exposed,
        member.generic,
        member.bridge,
        member.nullary,
        member.shape,
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
