package dev.ariabuild.maven.plugin.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditGoalsTest {
  @Test
  void nothingIsCleanedInstalledOrDeployed() {
    assertEquals(List.of("verify"), AuditGoals.audited(List.of("clean", "install", "deploy")));
    assertEquals(List.of("test", "package"), AuditGoals.audited(List.of("test", "aria:build")));
    assertEquals(List.of("verify"), AuditGoals.audited(List.of("jar:jar", "site")));
    assertEquals(List.of("verify"), AuditGoals.audited(List.of()));
  }

  @Test
  void whatIsAskedForComesFirst(@TempDir Path dir) {
    assertEquals(List.of("test"), AuditGoals.choose(" clean, test ", dir));
    assertEquals(List.of("verify"), AuditGoals.choose(null, dir));
  }
}
