package dev.ariabuild.aot.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ariabuild.aot.Jars;
import dev.ariabuild.aot.Jdks;
import dev.ariabuild.aot.tool.Jdk;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.ModuleVisitor;
import org.objectweb.asm.Opcodes;

/** The real jdeps of the JDK that runs the tests. */
class ReachableModulesTest {
  @TempDir Path work;

  /** A descriptor that requires an automatic module, a JDK module, and one at compile time only. */
  private static byte[] descriptor() {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
    ModuleVisitor module = writer.visitModule("p", 0, null);
    module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
    module.visitRequire("some.automatic", 0, null);
    module.visitRequire("java.prefs", 0, null);
    module.visitRequire("java.rmi", Opcodes.ACC_STATIC_PHASE, null);
    module.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void aNamedModuleOnTheClassPathCountsAsAPlainJar() throws Exception {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("module-info.class", descriptor());
    entries.putAll(
        Jars.compile(
            work,
            "p.Main",
            "package p; public class Main { java.util.logging.Logger log;"
                + " public static void main(String[] a) {} }"));
    Path jar = Jars.pack(work.resolve("main.jar"), entries);
    Set<String> modules =
        new TreeSet<>(
            ReachableModules.of(
                Jdk.at(Jdks.running()), List.of(jar, jar), false, List.of(), List.of()));
    modules.remove("jdk.crypto.ec");
    assertEquals(Set.of("java.base", "java.logging", "java.prefs"), modules);
  }
}
