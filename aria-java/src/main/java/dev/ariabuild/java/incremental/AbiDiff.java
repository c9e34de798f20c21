package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import dev.ariabuild.java.incremental.AbiChange.Inheritance;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What differs between two states of one class, by member. Knows no other class. */
final class AbiDiff {
  private AbiDiff() {}

  /** Changes from one to the other; either may be absent. */
  static List<AbiChange> between(@Nullable ClassTable before, @Nullable ClassTable after) {
    boolean was = before != null && before.reachable();
    boolean is = after != null && after.reachable();
    if (!was && !is) {
      return List.of();
    }
    if (!was) {
      return List.of(new AbiChange.Added(Objects.requireNonNull(after).name()));
    }
    if (!is) {
      return List.of(new AbiChange.Removed(Objects.requireNonNull(before).name()));
    }
    return compare(Objects.requireNonNull(before), Objects.requireNonNull(after));
  }

  private static List<AbiChange> compare(ClassTable before, ClassTable after) {
    List<AbiChange> changes = new ArrayList<>();
    if (!before.header().equals(after.header())) {
      changes.add(new AbiChange.Header(after.name()));
    }
    Map<String, List<Member>> old = byName(before);
    Map<String, List<Member>> fresh = byName(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    for (String name : names) {
      List<Member> left = old.getOrDefault(name, List.of());
      List<Member> right = fresh.getOrDefault(name, List.of());
      if (!shown(left).equals(shown(right))) {
        boolean functional = functional(before, left) || functional(after, right);
        boolean ofInterface = before.kind() == Kind.INTERFACE || after.kind() == Kind.INTERFACE;
        changes.add(
            new AbiChange.Members(
                after.name(), name, ofInterface, functional, inheritance(name, left, right)));
      } else if (!parameterNames(left).equals(parameterNames(right))) {
        changes.add(new AbiChange.ParameterNames(after.name(), name));
      }
    }
    if (!common(before, after).equals(common(after, before))) {
      changes.add(new AbiChange.Order(after.name()));
    }
    return changes;
  }

  private static boolean functional(ClassTable table, List<Member> members) {
    return table.kind() == Kind.INTERFACE && members.stream().anyMatch(Member::isAbstract);
  }

  private static Inheritance inheritance(String name, List<Member> left, List<Member> right) {
    if (name.equals("<init>")) {
      return Inheritance.CONSTRUCTOR;
    }
    List<Member> all = new ArrayList<>(left);
    all.addAll(right);
    if (all.stream().noneMatch(Member::isMethod)) {
      return Inheritance.NAMED;
    }
    return all.stream().allMatch(member -> !member.isMethod() || member.inheritable())
        ? Inheritance.AS_IT_STANDS
        : Inheritance.COMPLETED;
  }

  private static Map<String, List<Member>> byName(ClassTable table) {
    Map<String, List<Member>> names = new LinkedHashMap<>();
    for (Member member : table.members()) {
      names.computeIfAbsent(member.name(), any -> new ArrayList<>()).add(member);
    }
    return names;
  }

  /**
   * What members of one name show. Which of several a call means is no matter of their order,
   * except perhaps of abstract ones, of which two may be the same for some type arguments.
   */
  private static List<Digest> shown(List<Member> members) {
    Stream<Digest> all = members.stream().map(Member::abi);
    return (members.stream().anyMatch(Member::isAbstract) ? all : all.sorted()).toList();
  }

  private static List<@Nullable Digest> parameterNames(List<Member> members) {
    List<@Nullable Digest> names = new ArrayList<>();
    members.forEach(member -> names.add(member.parameterNames()));
    return names;
  }

  /** Members of the first that the second has too, in the first one's order. */
  private static List<Digest> common(ClassTable one, ClassTable other) {
    Set<Digest> shared = new HashSet<>();
    other.members().forEach(member -> shared.add(member.key()));
    return one.members().stream().map(Member::key).filter(shared::contains).toList();
  }
}
