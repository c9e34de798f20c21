package dev.ariabuild.java.uses;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Records what files use while some other tool's javac compiles them: {@code -Xplugin:AriaUses
 * URI-of-the-record}. Never fails the compilation: without a record, everybody assumes nothing.
 *
 * <p>Each javac loads its plugins anew, and code that was just loaded is slow. Where the process of
 * Aria compiles itself, the same plugin is there already, and warm: it is found by those who call
 * javac, and records in place of this one.
 */
public final class RecorderPlugin implements Plugin {
  /** The name by which javac is asked for it. */
  public static final String NAME = "AriaUses";

  private static final String SELF = RecorderPlugin.class.getName();

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void init(JavacTask task, String... arguments) {
    if (arguments.length != 1) {
      return;
    }
    Optional<Plugin> resident = resident();
    if (resident.isPresent()) {
      resident.get().init(task, arguments);
    } else {
      task.addTaskListener(
          new RecordWriter(new UseRecorder(task), Path.of(URI.create(arguments[0]))));
    }
  }

  /** This plugin as the caller of javac has it; empty if it has none, or just this one. */
  private static Optional<Plugin> resident() {
    Optional<Class<?>> caller =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
            .walk(
                frames ->
                    frames
                        .<Class<?>>map(StackFrame::getDeclaringClass)
                        .filter(type -> isOurs(type.getName()))
                        .findFirst());
    if (caller.isEmpty()) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(SELF, true, caller.get().getClassLoader());
      return type == RecorderPlugin.class
          ? Optional.empty()
          : Optional.of((Plugin) type.getDeclaredConstructor().newInstance());
    } catch (ReflectiveOperationException | LinkageError | ClassCastException none) {
      return Optional.empty();
    }
  }

  private static boolean isOurs(String type) {
    return type.startsWith("dev.ariabuild.") && !(type + "$").startsWith(SELF + "$");
  }
}
