package dev.ariabuild.java.effect;

import java.util.Arrays;

/** Whether a name of the list is that of a type or member of the running JDK. */
final class JdkNames {
  private JdkNames() {}

  static boolean has(String name) {
    if (type(name) != null) {
      return true;
    }
    int dot = name.lastIndexOf('.');
    Class<?> owner = type(name.substring(0, dot));
    String member = name.substring(dot + 1);
    if (owner == null) {
      return false;
    }
    for (Class<?> at = owner; at != null; at = at.getSuperclass()) {
      if (Arrays.stream(at.getDeclaredMethods()).anyMatch(m -> m.getName().equals(member))
          || Arrays.stream(at.getDeclaredFields()).anyMatch(f -> f.getName().equals(member))
          || (member.equals("<init>") && at.getDeclaredConstructors().length > 0)) {
        return true;
      }
    }
    return false;
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
    } catch (ClassNotFoundException e) {
      int dot = name.lastIndexOf('.');
      boolean nested =
          dot > 0 && Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1));
      return nested ? type(name.substring(0, dot) + "$" + name.substring(dot + 1)) : null;
    }
  }
}
