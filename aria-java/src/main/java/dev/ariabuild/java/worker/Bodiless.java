package dev.ariabuild.java.worker;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * A class file without code, in the manner of {@link HeaderClasses}: enough to compile against, not
 * to be run. What javac added when it made code, bridges for example, stays.
 */
public final class Bodiless {
  private Bodiless() {}

  /** The same class with all declarations and no code. */
  public static byte[] of(byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(0);
    reader.accept(new ClassVisitor(Opcodes.ASM9, writer) {}, ClassReader.SKIP_CODE);
    return writer.toByteArray();
  }
}
