package dev.ariabuild.java.incremental;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

class UpstreamReleasesTest {
  @TempDir Path dir;

  private static byte[] type(String supertype) {
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "a/A", null, supertype, null);
    out.visitEnd();
    return out.toByteArray();
  }

  @Test
  void aClassIsWhatAnyReleaseOfItIs() throws IOException {
    Path jar = dir.resolve("releases.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write("Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n".getBytes());
      zip.putNextEntry(new ZipEntry("a/A.class"));
      zip.write(type("a/First"));
      zip.putNextEntry(new ZipEntry("META-INF/versions/11/a/A.class"));
      zip.write(type("a/Eleven"));
      zip.putNextEntry(new ZipEntry("META-INF/versions/99/a/A.class"));
      zip.write(type("a/Later"));
    }
    try (Upstream upstream =
        new Upstream(List.of(Upstream.Entry.unchanged("releases", jar)), false)) {
      assertEquals(
          Optional.of(Set.of("a/First", "a/Eleven", "a/Later")), upstream.supertypes("a/A"));
      assertEquals(3, upstream.tables("a/A").size());
      assertEquals(Optional.empty(), upstream.supertypes("a/B"));
    }
  }
}
