package dev.ariabuild.java.abi;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable.Header;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.RecordComponentVisitor;
import org.objectweb.asm.TypePath;

/**
 * Takes what a class declares beside its members, part by part, into the digests of a {@link
 * Header}. Does not know who is concerned by which.
 */
final class HeaderTable {
  private static final int VALUE = Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
  private static final int ACCESS = Opcodes.ACC_PUBLIC;

  /** ASM's flag for the attribute. */
  private static final int ANNOTATED = Opcodes.ACC_DEPRECATED;

  private static final int REST = ~(VALUE | ACCESS | ANNOTATED | Opcodes.ACC_SUPER);

  private final AbiBytes value = new AbiBytes();
  private final AbiBytes access = new AbiBytes();
  private final AbiBytes annotations = new AbiBytes();
  private final AbiBytes rest = new AbiBytes();
  private final MemberAbi ofAnnotations;
  private final MemberAbi ofComponents;
  private final MemberAbi ofRest;

  HeaderTable(Runnable unknownAttribute) {
    ofAnnotations = new MemberAbi(annotations, unknownAttribute);
    ofComponents = new MemberAbi(value, unknownAttribute);
    ofRest = new MemberAbi(rest, unknownAttribute);
  }

  void type(
      int version,
      int flags,
      @Nullable String signature,
      @Nullable String superName,
      String[] interfaces) {
    value.mark('C').text(signature).text(superName).texts(interfaces);
    rest.mark('C').number(version);
    value.number(flags & VALUE);
    access.number(flags & ACCESS);
    annotations.number(flags & ANNOTATED);
    rest.number(flags & REST);
  }

  /** Where it is a member class, with its flags: whoever uses it has these in its class file. */
  void nested(@Nullable String outer, @Nullable String simpleName, int flags) {
    rest.mark('I').text(outer).text(simpleName).number(flags);
  }

  /** In a source file of another name. */
  void auxiliary(@Nullable String source) {
    rest.mark('x').text(source);
  }

  AnnotationVisitor annotation(String descriptor, boolean visible) {
    return ofAnnotations.annotation(descriptor, visible);
  }

  AnnotationVisitor typeAnnotation(
      int reference, @Nullable TypePath path, String descriptor, boolean visible) {
    return ofRest.typeAnnotation(reference, path, descriptor, visible);
  }

  void permitted(String subclass) {
    value.mark('S').text(subclass);
  }

  RecordComponentVisitor component(String name, String descriptor, @Nullable String signature) {
    value.mark('R').text(name).text(descriptor).text(signature);
    return ofComponents.component;
  }

  Header done() {
    return new Header(value.digest(), access.digest(), annotations.digest(), rest.digest());
  }

  /** Of a class file that cannot be taken apart: all bytes count for everything. */
  static Header whole(byte[] content) {
    Digest all = AbiNormaliser.whole(content);
    return new Header(all, all, all, all);
  }
}
