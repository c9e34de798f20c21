package dev.ariabuild.aot.lift;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Writes out what a compiler left to the JVM to make at run time: {@code hashCode}, {@code equals}
 * and {@code toString} of records, which no start-up cache holds, and concatenations, which none
 * holds before JDK 24. The JVM makes classes for each of them at each start otherwise. What is
 * written out does the same in the same order. Lambdas stay: caches hold them.
 *
 * @param concatenations whether these are written out too
 */
public record DynamicCalls(boolean concatenations) {
  private static final int FIRST_WITH_CACHED_CONCATENATIONS = 24;

  /** What the caches of a JDK do not hold. */
  public static DynamicCalls of(int feature) {
    return new DynamicCalls(feature < FIRST_WITH_CACHED_CONCATENATIONS);
  }

  /** The class with them written out; empty: it stays as it is. */
  public Optional<byte[]> lower(byte[] classFile) {
    String text = new String(classFile, StandardCharsets.ISO_8859_1);
    if (!text.contains(RecordMethods.FACTORY)
        && !(concatenations && text.contains(Concatenation.FACTORY))) {
      return Optional.empty();
    }
    try {
      ClassNode node = new ClassNode(Opcodes.ASM9);
      new ClassReader(classFile).accept(node, 0);
      if (hasForeignAttributes(node) || !lower(node)) {
        return Optional.empty();
      }
      ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      node.accept(out);
      return Optional.of(out.toByteArray());
    } catch (RuntimeException damagedOrTooLarge) {
      return Optional.empty();
    }
  }

  private boolean lower(ClassNode node) {
    boolean changed = false;
    for (MethodNode method : node.methods) {
      for (AbstractInsnNode at : method.instructions.toArray()) {
        if (at instanceof InvokeDynamicInsnNode call) {
          changed |=
              concatenations && Concatenation.is(call)
                  ? Concatenation.writeOut(method, call)
                  : RecordMethods.is(call) && RecordMethods.writeOut(node.name, method, call);
        }
      }
    }
    return changed;
  }

  /** They may point into constants, which are in another order afterwards. */
  private static boolean hasForeignAttributes(ClassNode node) {
    return node.attrs != null
        || node.fields.stream().anyMatch((FieldNode field) -> field.attrs != null)
        || node.methods.stream().anyMatch(method -> method.attrs != null)
        || (node.recordComponents != null
            && node.recordComponents.stream().anyMatch(component -> component.attrs != null));
  }
}
