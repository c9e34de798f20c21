package dev.ariabuild.java.effect;

import java.util.EnumSet;
import java.util.Set;

/** What a method may do beside computing. The order is that of bits in kept files: only append. */
public enum Effect {
  /** Reads or writes files, or the console. */
  IO("io", "files and streams of the process"),
  /** Opens or accepts connections. */
  NET("net", "network"),
  /** Starts another process. */
  EXEC("exec", "other processes"),
  /** Looks classes or members up by name, or uses what was looked up. */
  REFLECT("reflect", "reflection"),
  /** Makes classes that implement interfaces at run time. */
  PROXY("proxy", "proxies"),
  /** Loads or defines classes at run time. */
  LOAD("load", "class loading"),
  /** Reads resources of the class path. */
  RESOURCE("resource", "resources"),
  /** Writes or reads objects with Java's serialization. */
  SERIAL("serial", "serialization"),
  /** Calls native code. */
  NATIVE("native", "native code"),
  /** Touches memory past the rules of the language. */
  UNSAFE("unsafe", "unsafe memory");

  private final String text;
  private final String label;

  Effect(String text, String label) {
    this.text = text;
    this.label = label;
  }

  /** As files and messages write it. */
  public String text() {
    return text;
  }

  /** What it is about, for people. */
  public String label() {
    return label;
  }

  int bit() {
    return 1 << ordinal();
  }

  static Set<Effect> of(int bits) {
    Set<Effect> effects = EnumSet.noneOf(Effect.class);
    for (Effect effect : values()) {
      if ((bits & effect.bit()) != 0) {
        effects.add(effect);
      }
    }
    return effects;
  }
}
