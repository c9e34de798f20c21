import dev.ariabuild.aot.strip.JarStripper;
import dev.ariabuild.aot.strip.StripPlan;
import dev.ariabuild.engine.config.DebugInfo;
import dev.ariabuild.engine.config.Strip;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Strips jars over and over; prints what it costs, a line of JSON a jar. */
public class StripBench {
  public static void main(String[] words) throws Exception {
    int rounds = Integer.parseInt(words[0]);
    StripPlan plan = StripPlan.of(Strip.SYMBOLS, DebugInfo.NONE);
    JarStripper stripper = new JarStripper(plan, Instant.parse("2026-01-01T00:00:00Z"));
    Path work = Files.createTempDirectory("strip-bench");
    for (String word : Arrays.asList(words).subList(1, words.length)) {
      Path jar = Path.of(word);
      Path out = work.resolve("out.jar");
      List<Long> cpu = new ArrayList<>();
      long mapping = 0;
      long after = 0;
      for (int i = 0; i < rounds; i++) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        JarStripper.Report report = stripper.strip(jar, out);
        cpu.add(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
        mapping = report.mapping().map(m -> m.text().length).orElse(0);
        after = Files.size(out);
        Files.delete(out);
      }
      long first = cpu.get(0);
      Collections.sort(cpu);
      System.out.printf(
          "{\"jar\":\"%s\",\"before\":%d,\"after\":%d,\"mapping\":%d,\"firstNs\":%d,\"medianNs\":%d}%n",
          jar.getFileName(), Files.size(jar), after, mapping, first, cpu.get(rounds / 2));
    }
    Files.delete(work);
  }
}
