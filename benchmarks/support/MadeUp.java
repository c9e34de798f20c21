import dev.ariabuild.java.abi.AbiReader;
import dev.ariabuild.java.incremental.EntryTables;
import dev.ariabuild.java.incremental.EntryTablesFile;
import dev.ariabuild.java.incremental.ModuleState;
import dev.ariabuild.java.incremental.StateFile;
import dev.ariabuild.java.uses.FileUses;
import dev.ariabuild.java.uses.MemberUses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** What would be known of a module of so many members, fifty a class, a class a file. */
final class MadeUp {
  private static final int MEMBERS = 50;
  private static final int NAMES = 150;
  private static final int TYPES = 30;

  private MadeUp() {}

  static void write(Path dir, int members) throws IOException {
    int classes = members / MEMBERS;
    Random random = new Random(1);
    List<FileUses> uses = new ArrayList<>();
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < classes; i++) {
      Map<String, Set<String>> on = new TreeMap<>();
      Set<String> types = new HashSet<>();
      for (int n = 0; n < NAMES; n++) {
        int type = random.nextInt(classes);
        on.put(member(type, random.nextInt(MEMBERS)), Set.of(type(type)));
      }
      for (int n = 0; n < TYPES; n++) {
        types.add(type(random.nextInt(classes)));
      }
      String file = "/module/src/main/java/" + type(i) + ".java";
      sources.put(file, "digest of " + i);
      Set<String> none = Set.of();
      MemberUses looks = new MemberUses(on, none, none, none, none);
      uses.add(
          new FileUses(
              file, on.keySet(), types, none, looks, none, none, none, none, types, List.of(type(i))));
    }
    StateFile.write(
        ModuleState.of(uses, sources, name -> classFile(name, classes)).complete(),
        dir.resolve("made-up.state"));
    Path out = dir.resolve("made-up-classes");
    for (int i = 0; i < classes; i++) {
      Path file = out.resolve(type(i) + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, classFile(type(i), classes));
    }
    EntryTablesFile.write(
        EntryTables.read(out, AbiReader.JAVAC, any -> true), dir.resolve("made-up.entry"));
  }

  private static String type(int number) {
    return "p" + number % 100 + "/C" + number;
  }

  private static String member(int type, int number) {
    return "m" + type + "x" + number;
  }

  private static byte[] classFile(String name, int classes) {
    int number = Integer.parseInt(name.substring(name.indexOf('C') + 1));
    Random random = new Random(number);
    ClassWriter out = new ClassWriter(0);
    out.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    for (int i = 0; i < MEMBERS; i++) {
      String descriptor = "(L" + type(random.nextInt(classes)) + ";I)Ljava/lang/String;";
      int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_NATIVE;
      out.visitMethod(access, member(number, i), descriptor, null, null).visitEnd();
    }
    out.visitEnd();
    return out.toByteArray();
  }
}
