package dev.ariabuild.cache.natives;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.github.luben.zstd.util.Native;
import dev.ariabuild.cache.folder.CacheFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {
  private static final String RESOURCE = "/org/sqlite/native/Linux/x86_64/libsqlitejdbc.so";

  @TempDir Path temp;

  private Optional<Path> unpack(String resource) throws IOException {
    return new NativeFolder(CacheFolder.open(temp)).unpacked(Native.class, resource, "x-1.so");
  }

  @Test
  void aLibraryIsUnpackedOnce() throws IOException {
    Path file = unpack(RESOURCE).orElseThrow();
    try (InputStream in = Objects.requireNonNull(Native.class.getResourceAsStream(RESOURCE))) {
      assertArrayEquals(in.readAllBytes(), Files.readAllBytes(file));
    }
    FileTime past = FileTime.fromMillis(1_000_000_000_000L);
    Files.setLastModifiedTime(file, past);
    assertEquals(Optional.of(file), unpack(RESOURCE));
    assertEquals(past, Files.getLastModifiedTime(file));
  }

  @Test
  void aTruncatedLibraryIsUnpackedAgain() throws IOException {
    Path file = unpack(RESOURCE).orElseThrow();
    long size = Files.size(file);
    Files.write(file, new byte[100]);
    assertEquals(Optional.of(file), unpack(RESOURCE));
    assertEquals(size, Files.size(file));
  }

  @Test
  void whereThereIsNoLibraryOrNoRoomThereIsNoCopy() throws IOException {
    assertEquals(Optional.empty(), unpack("/no/such/library.so"));
    Files.delete(temp.resolve("natives"));
    Files.writeString(temp.resolve("natives"), "in the way");
    assertEquals(Optional.empty(), unpack(RESOURCE));
  }
}
