package dev.ariabuild.java.abi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.ariabuild.engine.digest.Digest;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What tools see of dependencies that look classes up but never run or copy them. */
class ClassViewsTest {
  private final ClassVersions versions = new ClassVersions();
  private final ClassShapes shapes = new ClassShapes();

  private static byte[] type(int version, String method, int returned) {
    ClassWriter out = new ClassWriter(0);
    out.visit(version, Opcodes.ACC_PUBLIC, "a/A", null, "java/lang/Object", null);
    MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, method, "()I", null, null);
    code.visitCode();
    code.visitInsn(Opcodes.ICONST_0 + returned);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 1);
    code.visitEnd();
    out.visitEnd();
    return out.toByteArray();
  }

  private Digest version(byte[] type) {
    return versions.normalise("a/A.class", type);
  }

  private Digest shape(byte[] type) {
    return shapes.normalise("a/A.class", type);
  }

  @Test
  void aBodyChangesNeitherVersionNorShape() {
    assertEquals(version(type(Opcodes.V11, "f", 1)), version(type(Opcodes.V11, "f", 2)));
    assertEquals(shape(type(Opcodes.V11, "f", 1)), shape(type(Opcodes.V11, "f", 2)));
  }

  @Test
  void aMemberChangesTheShapeOnly() {
    assertEquals(version(type(Opcodes.V11, "f", 1)), version(type(Opcodes.V11, "g", 1)));
    assertNotEquals(shape(type(Opcodes.V11, "f", 1)), shape(type(Opcodes.V11, "g", 1)));
  }

  @Test
  void aFormatChangesTheVersion() {
    assertNotEquals(version(type(Opcodes.V11, "f", 1)), version(type(Opcodes.V17, "f", 1)));
  }

  @Test
  void resourcesCountForTheShapeOnly() {
    assertNull(versions.normalise("META-INF/MANIFEST.MF", new byte[] {1}));
    assertNotEquals(
        shapes.normalise("META-INF/MANIFEST.MF", new byte[] {1}),
        shapes.normalise("META-INF/MANIFEST.MF", new byte[] {2}));
  }

  @Test
  void whatIsNoClassFileCountsWithAllItsBytes() {
    byte[] odd = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
    byte[] other = {1, 2, 3, 4, 5, 6, 7, 8, 9, 11};
    assertNotEquals(version(odd), version(other));
    assertNotEquals(shape(odd), shape(other));
  }

  @Test
  void aClassMentionsWhatItNamesAnywhere() {
    ClassMentions mentions = new ClassMentions("java/lang/Obj");
    byte[] type = type(Opcodes.V11, "f", 1);
    assertEquals(Digest.ofUtf8("java/lang/Obj"), mentions.normalise("a/A.class", type));
    assertNull(mentions.normalise("a/A.txt", type));
    assertNull(new ClassMentions("java/util/").normalise("a/A.class", type));
  }
}
