package dev.ariabuild.java.effect;

import dev.ariabuild.java.effect.Facts.Call;
import dev.ariabuild.java.effect.Facts.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;

/**
 * Collects what the code of one method reaches, each once. Does not know the instructions that do
 * it.
 */
final class MethodCalls {
  /** Of bootstrap methods that only call what they are handed. */
  private static final Set<String> KNOWN_BOOTSTRAPS =
      Set.of(
          "java/lang/invoke/LambdaMetafactory",
          "java/lang/invoke/StringConcatFactory",
          "java/lang/invoke/ConstantBootstraps",
          "java/lang/runtime/ObjectMethods",
          "java/lang/runtime/SwitchBootstraps");

  private final String within;
  private final Map<Call, Call> calls = new LinkedHashMap<>();
  private int line;

  /** Of a method of this class. */
  MethodCalls(String within) {
    this.within = within;
  }

  /** What comes now stands in this line of the source. */
  void line(int number) {
    line = number;
  }

  /** In the order in which they came. */
  List<Call> all() {
    return List.copyOf(calls.values());
  }

  void add(Kind kind, String owner, String name, String descriptor, boolean constant) {
    boolean made = kind == Kind.NEW || kind == Kind.INIT;
    if (owner.startsWith("[")
        || owner.equals("java/lang/Object") // what overrides is found where objects are made
        || (made && owner.startsWith("java/"))) { // its constructor counts
      return;
    }
    Call key = new Call(kind, owner, name, descriptor, 0, constant);
    calls.putIfAbsent(key, new Call(kind, owner, name, descriptor, line, constant));
  }

  void initialises(String owner) {
    if (!owner.equals(within)) {
      add(Kind.INIT, owner, "", "", false);
    }
  }

  /** A place that a bootstrap method links when it is reached first. */
  void links(Handle bootstrap, Object... arguments) {
    if (!KNOWN_BOOTSTRAPS.contains(bootstrap.getOwner())) {
      add(Kind.LINK, bootstrap.getOwner(), bootstrap.getName(), bootstrap.getDesc(), false);
      handle(bootstrap);
    }
    for (Object argument : arguments) {
      if (argument instanceof Handle handle) {
        handle(handle);
      } else if (argument instanceof ConstantDynamic constant) {
        links(constant);
      }
    }
  }

  void links(ConstantDynamic constant) {
    Object[] arguments = new Object[constant.getBootstrapMethodArgumentCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = constant.getBootstrapMethodArgument(i);
    }
    links(constant.getBootstrapMethod(), arguments);
  }

  /** What becomes an object that somebody may call is taken as called here. */
  void handle(Handle handle) {
    String owner = handle.getOwner();
    switch (handle.getTag()) {
      case Opcodes.H_INVOKEVIRTUAL, Opcodes.H_INVOKEINTERFACE ->
          add(Kind.VIRTUAL, owner, handle.getName(), handle.getDesc(), false);
      case Opcodes.H_NEWINVOKESPECIAL -> {
        add(Kind.NEW, owner, "", "", false);
        add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
      }
      case Opcodes.H_INVOKESTATIC -> {
        initialises(owner);
        add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
      }
      case Opcodes.H_INVOKESPECIAL ->
          add(Kind.EXACT, owner, handle.getName(), handle.getDesc(), false);
      default -> {} // fields
    }
  }
}
