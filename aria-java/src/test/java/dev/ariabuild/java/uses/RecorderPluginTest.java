package dev.ariabuild.java.uses;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Plugin;
import dev.ariabuild.java.worker.Worker;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderPluginTest {
  @TempDir Path dir;
  private StandardJavaFileManager files;

  @AfterEach
  void close() throws IOException {
    files.close();
  }

  /** As javac has one for its plugins, and tells what it had to load. */
  private static final class PluginLoader extends URLClassLoader {
    final Set<String> loaded = new TreeSet<>();

    PluginLoader() throws Exception {
      super(new URL[] {Worker.ownPlace().toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    Plugin plugin() throws ReflectiveOperationException {
      return (Plugin)
          loadClass(RecorderPlugin.class.getName()).getDeclaredConstructor().newInstance();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      loaded.add(name);
      return super.findClass(name);
    }
  }

  private JavacTask task() throws Exception {
    Path source = Files.writeString(dir.resolve("A.java"), "class A { String s; }");
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    files = javac.getStandardFileManager(null, null, null);
    return (JavacTask)
        javac.getTask(
            null,
            files,
            null,
            List.of("-d", dir.toString()),
            null,
            files.getJavaFileObjects(source));
  }

  @Test
  void whereThePluginIsThereAlreadyItIsNotLoadedAgain() throws Exception {
    Path record = dir.resolve("record");
    JavacTask task = task();
    try (PluginLoader javacs = new PluginLoader()) {
      Plugin plugin = javacs.plugin();
      plugin.init(task, record.toUri().toString());
      assertTrue(task.call());
      assertTrue(Files.size(record) > 0);
      assertEquals(Set.of(RecorderPlugin.class.getName()), javacs.loaded);
    }
  }

  @Test
  void inAProcessThatHasNoneItRecordsItself() throws Exception {
    Path record = dir.resolve("record");
    JavacTask task = task();
    try (PluginLoader javacs = new PluginLoader()) {
      Plugin plugin = javacs.plugin();
      MethodHandle init =
          MethodHandles.lookup()
              .findVirtual(
                  Plugin.class,
                  "init",
                  MethodType.methodType(void.class, JavacTask.class, String[].class))
              .asFixedArity();
      // nobody of ours is among its callers
      Thread stranger =
          new Thread(
              MethodHandleProxies.asInterfaceInstance(
                  Runnable.class,
                  MethodHandles.insertArguments(
                      init, 0, plugin, task, new String[] {record.toUri().toString()})));
      stranger.start();
      stranger.join();
      assertTrue(task.call());
      assertTrue(Files.size(record) > 0);
      assertTrue(javacs.loaded.contains(UseRecorder.class.getName()));
    }
  }
}
