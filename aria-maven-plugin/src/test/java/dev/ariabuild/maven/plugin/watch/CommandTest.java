package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {
  @TempDir Path dir;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  private Log log() {
    return (Log)
        Proxy.newProxyInstance(
            Log.class.getClassLoader(),
            new Class<?>[] {Log.class},
            (proxy, method, arguments) -> {
              warnings.add(method.getName() + " " + arguments[0]);
              return null;
            });
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void anErrorOfTheCommandIsToldUnlessItWasEndedOnPurpose() throws Exception {
    try (Command command =
        new Command("exit 3", dir, WatchEvents.to(new ByteArrayOutputStream()), log())) {
      command.start();
      for (int i = 0; i < 1000 && warnings.isEmpty(); i++) {
        Thread.sleep(5);
      }
    }
    assertEquals(1, warnings.size());
    assertTrue(warnings.get(0).startsWith("warn aria: the command ended with exit code 3; "));
    warnings.clear();
    try (Command command =
        new Command("exec sleep 600", dir, WatchEvents.to(new ByteArrayOutputStream()), log())) {
      command.start();
    }
    assertEquals(List.of(), warnings);
  }

  /** The shell becomes another program, which never asks how its first child ended. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aProcessThatEndedAndThatNobodyAsksForHasEnded() throws IOException, InterruptedException {
    Process parent = new ProcessBuilder("/bin/sh", "-c", "sleep 0.01 & exec sleep 600").start();
    try {
      List<ProcessHandle> children = List.of();
      for (int i = 0; i < 1000 && children.isEmpty(); i++) {
        Thread.sleep(5);
        children = parent.children().filter(Command::hasEnded).toList();
      }
      assertTrue(children.get(0).isAlive(), "for the JDK it is there");
      assertFalse(Command.hasEnded(parent.toHandle()));
    } finally {
      parent.destroyForcibly();
      parent.waitFor();
    }
    assertTrue(Command.hasEnded(parent.toHandle()));
  }
}
