package dev.ariabuild.java.effect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Types of the running JDK: what they inherit, and which methods may be overridden. */
final class JdkTypes {
  private static final List<String> PREFIXES =
      List.of("java/", "javax/", "jdk/", "sun/", "com/sun/", "org/w3c/dom/", "org/xml/sax/");

  private final Map<String, Optional<Shape>> shapes = new HashMap<>();
  private final Map<String, Set<String>> overridable = new HashMap<>();

  /**
   * A type of the JDK.
   *
   * @param supertypes direct ones, the class first
   * @param methods those that can be overridden, with their descriptors
   */
  private record Shape(List<String> supertypes, Set<String> methods) {}

  /** Whether it is a type of this JDK. */
  boolean has(String name) {
    return shape(name).isPresent();
  }

  /** The type and all it inherits, itself first; empty if it is none of this JDK. */
  List<String> line(String name) {
    List<String> line = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    collect(name, line, seen);
    return line;
  }

  private void collect(String name, List<String> line, Set<String> seen) {
    Optional<Shape> shape = shape(name);
    if (shape.isPresent() && seen.add(name)) {
      line.add(name);
      shape.get().supertypes().forEach(up -> collect(up, line, seen));
    }
  }

  /** Methods, with descriptors, by which the JDK may call an object that is one of this type. */
  Set<String> overridable(String name) {
    Set<String> known = overridable.get(name);
    if (known == null) {
      known = new HashSet<>();
      for (String type : line(name)) {
        known.addAll(shape(type).orElseThrow().methods());
      }
      overridable.put(name, known);
    }
    return known;
  }

  private Optional<Shape> shape(String name) {
    return shapes.computeIfAbsent(name, JdkTypes::read);
  }

  private static Optional<Shape> read(String name) {
    if (PREFIXES.stream().noneMatch(name::startsWith)) {
      return Optional.empty();
    }
    ClassLoader loader = ClassLoader.getPlatformClassLoader();
    try (InputStream in = stream(loader, name)) {
      return in == null ? Optional.empty() : Optional.of(shape(in.readAllBytes()));
    } catch (IOException | RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static @Nullable InputStream stream(ClassLoader loader, String name) {
    return loader.getResourceAsStream(name + ".class");
  }

  private static Shape shape(byte[] classFile) {
    List<String> supertypes = new ArrayList<>();
    Set<String> methods = new HashSet<>();
    new ClassReader(classFile)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public void visit(
                  int version,
                  int access,
                  String name,
                  @Nullable String signature,
                  @Nullable String superName,
                  String @Nullable [] interfaces) {
                if (superName != null) {
                  supertypes.add(superName);
                }
                if (interfaces != null) {
                  supertypes.addAll(List.of(interfaces));
                }
              }

              @Override
              public @Nullable MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  @Nullable String signature,
                  String @Nullable [] exceptions) {
                int fixed = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
                if ((access & fixed) == 0 && !name.startsWith("<")) {
                  methods.add(name + descriptor);
                }
                return null;
              }
            },
            ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return new Shape(supertypes, methods);
  }
}
