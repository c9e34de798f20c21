package dev.ariabuild.maven.plugin.watch;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CommandTest {
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
