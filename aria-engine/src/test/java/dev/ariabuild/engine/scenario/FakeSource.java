package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.nio.charset.StandardCharsets;

/** Java sources without comments that run to the end of a line; each line with its number. */
final class FakeSource implements MemberNormaliser {
  @Override
  public Normaliser normaliser() {
    return Normaliser.SOURCE;
  }

  @Override
  public String version() {
    return "fake 1";
  }

  @Override
  public Digest normalise(String name, byte[] content) {
    Hasher hasher = new Hasher();
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    for (int number = 0; number < lines.length; number++) {
      String code = lines[number].replaceFirst("//.*", "").strip();
      if (!code.isEmpty()) {
        hasher.add(number).add(code);
      }
    }
    return hasher.digest();
  }
}
