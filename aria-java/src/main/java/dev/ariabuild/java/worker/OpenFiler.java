package dev.ariabuild.java.worker;

import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ARETURN;
import static org.objectweb.asm.Opcodes.GETFIELD;
import static org.objectweb.asm.Opcodes.INVOKEINTERFACE;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V17;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;

/**
 * Puts a filer of ours into javac, in the place of its own. Processors then work with javac's own
 * environment: with another one around it some make other things.
 *
 * <p>There is no public way: javac wants a subclass of its own filer, which nobody else can extend,
 * so that one is made and put beside it. Needs {@link #OPENS}.
 */
final class OpenFiler {
  /** Option of the JVM without which this fails. */
  static final String OPENS = "--add-opens=jdk.compiler/com.sun.tools.javac.processing=ALL-UNNAMED";

  private static final String PACKAGE = "com.sun.tools.javac.processing.";
  private static final String JAVAC = "com/sun/tools/javac/processing/JavacFiler";
  private static final String MADE = "com/sun/tools/javac/processing/AriaFiler";
  private static final String CONTEXT = "com.sun.tools.javac.util.Context";
  private static final String FILER = "javax/annotation/processing/Filer";
  private static final String PLAIN = "plain_";

  private OpenFiler() {}

  /** The subclass, made once in a JVM. */
  private static final class Holder {
    static final Class<?> TYPE = define();

    private Holder() {}
  }

  /**
   * Replaces the filer of a task whose processors have not been initialised yet.
   *
   * @param ours from javac's own, without anything of ours, to the one that processors get
   * @throws IllegalStateException if this javac does not let us
   */
  static void replace(JavacTask task, UnaryOperator<Filer> ours) {
    try {
      ClassLoader loader = task.getClass().getClassLoader();
      Class<?> basic = Class.forName("com.sun.tools.javac.api.BasicJavacTask", true, loader);
      Object context = basic.getMethod("getContext").invoke(task);
      Class<?> contextType = Class.forName(CONTEXT, true, loader);
      Class<?> type = Class.forName(PACKAGE + "JavacProcessingEnvironment", true, loader);
      Object environment = type.getMethod("instance", contextType).invoke(null, context);
      Constructor<?> constructor = Holder.TYPE.getDeclaredConstructor(contextType);
      constructor.setAccessible(true);
      Object made = constructor.newInstance(context);
      Field delegate = Holder.TYPE.getDeclaredField("delegate");
      delegate.setAccessible(true);
      delegate.set(made, ours.apply(new Plain(made)));
      Field filer = type.getDeclaredField("filer");
      filer.setAccessible(true);
      filer.set(environment, made);
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      throw new IllegalStateException("this javac does not show what processors write: " + e, e);
    }
  }

  private static Class<?> define() {
    try {
      Class<?> javac =
          Class.forName(PACKAGE + "JavacFiler", true, ClassLoader.getSystemClassLoader());
      return MethodHandles.privateLookupIn(javac, MethodHandles.lookup()).defineClass(bytes());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each method of the interface goes to the delegate; what javac's own does is kept beside it. */
  private static byte[] bytes() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(V17, ACC_PUBLIC, MADE, null, JAVAC, null);
    type.visitField(ACC_PUBLIC, "delegate", "L" + FILER + ";", null, null).visitEnd();
    String descriptor = "(L" + CONTEXT.replace('.', '/') + ";)V";
    MethodVisitor constructor = type.visitMethod(ACC_PUBLIC, "<init>", descriptor, null, null);
    constructor.visitCode();
    constructor.visitVarInsn(ALOAD, 0);
    constructor.visitVarInsn(ALOAD, 1);
    constructor.visitMethodInsn(INVOKESPECIAL, JAVAC, "<init>", descriptor, false);
    constructor.visitInsn(RETURN);
    constructor.visitMaxs(0, 0);
    constructor.visitEnd();
    for (Method method : Filer.class.getMethods()) {
      String of = org.objectweb.asm.Type.getMethodDescriptor(method);
      method(type, method, method.getName(), of, true);
      method(type, method, PLAIN + method.getName(), of, false);
    }
    type.visitEnd();
    return type.toByteArray();
  }

  private static void method(
      ClassWriter type, Method method, String name, String descriptor, boolean toDelegate) {
    MethodVisitor code = type.visitMethod(ACC_PUBLIC, name, descriptor, null, null);
    code.visitCode();
    code.visitVarInsn(ALOAD, 0);
    if (toDelegate) {
      code.visitFieldInsn(GETFIELD, MADE, "delegate", "L" + FILER + ";");
    }
    for (int i = 1; i <= method.getParameterCount(); i++) {
      code.visitVarInsn(ALOAD, i); // none of them is a primitive
    }
    if (toDelegate) {
      code.visitMethodInsn(INVOKEINTERFACE, FILER, method.getName(), descriptor, true);
    } else {
      code.visitMethodInsn(INVOKESPECIAL, JAVAC, method.getName(), descriptor, false);
    }
    code.visitInsn(ARETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** What javac's own filer does. */
  private record Plain(Object filer) implements Filer {
    @Override
    public JavaFileObject createSourceFile(CharSequence name, Element... origins)
        throws IOException {
      return (JavaFileObject)
          call(
              "createSourceFile",
              new Class<?>[] {CharSequence.class, Element[].class},
              name,
              origins);
    }

    @Override
    public JavaFileObject createClassFile(CharSequence name, Element... origins)
        throws IOException {
      return (JavaFileObject)
          call(
              "createClassFile",
              new Class<?>[] {CharSequence.class, Element[].class},
              name,
              origins);
    }

    @Override
    public FileObject createResource(
        Location location, CharSequence pack, CharSequence name, Element... origins)
        throws IOException {
      return (FileObject)
          call(
              "createResource",
              new Class<?>[] {
                Location.class, CharSequence.class, CharSequence.class, Element[].class
              },
              location,
              pack,
              name,
              origins);
    }

    @Override
    public FileObject getResource(Location location, CharSequence pack, CharSequence name)
        throws IOException {
      return (FileObject)
          call(
              "getResource",
              new Class<?>[] {Location.class, CharSequence.class, CharSequence.class},
              location,
              pack,
              name);
    }

    private Object call(String name, Class<?>[] types, Object... arguments) throws IOException {
      try {
        Method method = filer.getClass().getMethod(PLAIN + name, types);
        method.setAccessible(true);
        return method.invoke(filer, arguments);
      } catch (InvocationTargetException e) {
        if (e.getCause() instanceof IOException cause) {
          throw cause;
        }
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException(e.getCause());
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
