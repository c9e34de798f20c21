package dev.ariabuild.maven.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ariabuild.engine.cache.ActionKey;
import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.uses.MemberUses;
import dev.ariabuild.java.uses.UsesCodec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatesTest {
  private static final String FILE = "/m/A.java";
  private static final Map<String, String> SOURCES = Map.of(FILE, "digest");
  private static final String ONE = FileUses.class.getName().replace('.', '/');
  private static final String OTHER = UsesCodec.class.getName().replace('.', '/');

  @TempDir private Path dir;

  private final ActionKey key = new ActionKey(Digest.ofUtf8("x"));
  private final List<String> read = new ArrayList<>();
  private final LaterWrites writes = new LaterWrites();

  @AfterEach
  void end() {
    writes.close();
  }

  @Test
  void aBuildReadsAClassWhenItIsAskedFor() throws IOException {
    States states = new States(dir, Optional.empty(), writes);
    states.save(key, record(ONE), SOURCES);
    states.save(key, state(states));
    assertEquals(List.of(ONE), state(states).classesOf(FILE));
    assertEquals(List.of(), read);
  }

  @Test
  void whatIsKeptForFurtherBuildsNeedsNoClassFile() throws IOException {
    States once = new States(dir, Optional.empty(), writes);
    once.save(key, record(ONE), SOURCES);
    once.save(key, state(once));
    try (CompileMemory memory = new CompileMemory()) {
      States states = new States(dir, Optional.of(memory), writes);
      state(states);
      assertEquals(List.of(ONE), read);
      state(states);
      assertEquals(List.of(ONE), read);
    }
  }

  @Test
  void aStateWhoseClassesAreGoneIsNotKeptForFurtherBuilds() throws IOException {
    new States(dir, Optional.empty(), writes).save(key, record("not/There"), SOURCES);
    try (CompileMemory memory = new CompileMemory()) {
      assertTrue(
          new States(dir, Optional.of(memory), writes)
              .find(key, this::read, Optional.empty())
              .isEmpty());
    }
  }

  @Test
  void whatWasKnownIsForgottenWhenAllIsCompiled() throws IOException {
    for (Optional<CompileMemory> memory : List.of(Optional.<CompileMemory>empty(), some())) {
      States states = new States(dir, memory, writes);
      states.save(key, record(ONE), SOURCES);
      states.save(key, state(states));
      states.save(key, record(OTHER), SOURCES);
      assertEquals(List.of(OTHER), state(states).classesOf(FILE));
      memory.ifPresent(CompileMemory::close);
    }
  }

  private static Optional<CompileMemory> some() {
    return Optional.of(new CompileMemory());
  }

  private ModuleState state(States states) {
    return states.find(key, this::read, Optional.empty()).orElseThrow();
  }

  private byte[] read(String name) throws IOException {
    read.add(name);
    try (var in = FileUses.class.getClassLoader().getResourceAsStream(name + ".class")) {
      if (in == null) {
        throw new IOException("no class file of " + name);
      }
      return in.readAllBytes();
    }
  }

  private static byte[] record(String type) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    UsesCodec.write(
        new DataOutputStream(bytes),
        List.of(
            new FileUses(
                FILE,
                Set.of("x"),
                Set.of(),
                Set.of(),
                MemberUses.NONE,
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(type))));
    return bytes.toByteArray();
  }
}
