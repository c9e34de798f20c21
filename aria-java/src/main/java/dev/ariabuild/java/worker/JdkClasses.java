package dev.ariabuild.java.worker;

/** Shows an annotation processor the JDK and its compiler, and nothing of this process. */
final class JdkClasses extends ClassLoader {
  JdkClasses() {
    super(ClassLoader.getPlatformClassLoader());
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith("com.sun.") || name.startsWith("jdk.")) { // of modules that we see only
      return ClassLoader.getSystemClassLoader().loadClass(name);
    }
    throw new ClassNotFoundException(name);
  }
}
