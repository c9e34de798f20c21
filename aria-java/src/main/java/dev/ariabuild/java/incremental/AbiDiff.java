package dev.ariabuild.java.incremental;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.java.abi.ClassTable;
import dev.ariabuild.java.abi.ClassTable.Header;
import dev.ariabuild.java.abi.ClassTable.Kind;
import dev.ariabuild.java.abi.ClassTable.Member;
import dev.ariabuild.java.incremental.AbiChange.Inheritance;
import dev.ariabuild.java.incremental.AbiChange.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
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
    Header left = before.header();
    Header right = after.header();
    header(changes, after, Part.VALUE, left.value(), right.value());
    header(changes, after, Part.ACCESS, left.access(), right.access());
    header(changes, after, Part.ANNOTATIONS, left.annotations(), right.annotations());
    header(changes, after, Part.REST, left.rest(), right.rest());
    members(changes, before, after);
    if (!common(before, after).equals(common(after, before))) {
      Set<String> methods = new TreeSet<>();
      after.members().stream().filter(Member::isMethod).forEach(each -> methods.add(each.name()));
      changes.add(new AbiChange.Order(after.name(), methods));
    }
    return changes;
  }

  private static void header(
      List<AbiChange> changes, ClassTable type, Part part, Digest before, Digest after) {
    if (!before.equals(after)) {
      changes.add(new AbiChange.Header(type.name(), part));
    }
  }

  private static void members(List<AbiChange> changes, ClassTable before, ClassTable after) {
    Map<String, List<Member>> old = byName(before);
    Map<String, List<Member>> fresh = byName(after);
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(fresh.keySet());
    for (String name : names) {
      List<Member> left = old.getOrDefault(name, List.of());
      List<Member> right = fresh.getOrDefault(name, List.of());
      if (!shown(left, Member::abi).equals(shown(right, Member::abi))) {
        boolean reshaped = !shown(left, Member::shape).equals(shown(right, Member::shape));
        changes.add(
            new AbiChange.Members(
                after.name(),
                name,
                before.kind() == Kind.INTERFACE || after.kind() == Kind.INTERFACE,
                functional(before, left) || functional(after, right),
                !nullary(left).equals(nullary(right)),
                reshaped,
                inheritance(name, reshaped, left, right)));
      } else if (!parameterNames(left).equals(parameterNames(right))) {
        changes.add(new AbiChange.ParameterNames(after.name(), name));
      }
    }
  }

  private static boolean functional(ClassTable table, List<Member> members) {
    return table.kind() == Kind.INTERFACE && members.stream().anyMatch(Member::isAbstract);
  }

  private static Inheritance inheritance(
      String name, boolean reshaped, List<Member> left, List<Member> right) {
    if (name.equals("<init>")) {
      return Inheritance.CONSTRUCTOR;
    }
    List<Member> all = new ArrayList<>(left);
    all.addAll(right);
    if (all.stream().noneMatch(Member::isMethod)) {
      return Inheritance.NAMED;
    }
    boolean alone = left.size() < 2 && right.size() < 2;
    Predicate<Member> completed =
        member ->
            member.exposed()
                || (reshaped && member.isAbstract())
                || (reshaped && member.generic() && !alone); // two may be one in a subclass
    return all.stream().filter(Member::isMethod).noneMatch(completed)
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
  private static List<Digest> shown(List<Member> members, Function<Member, Digest> part) {
    Stream<Digest> all = members.stream().map(part);
    return (members.stream().anyMatch(Member::isAbstract) ? all : all.sorted()).toList();
  }

  /** What those of them show that can be called with no arguments. */
  private static List<Digest> nullary(List<Member> members) {
    return shown(members.stream().filter(Member::nullary).toList(), Member::abi);
  }

  private static List<@Nullable Digest> parameterNames(List<Member> members) {
    List<@Nullable Digest> names = new ArrayList<>();
    members.forEach(member -> names.add(member.parameterNames()));
    return names;
  }

  /** Methods of the first that the second has too, in the first one's order. */
  private static List<Digest> common(ClassTable one, ClassTable other) {
    Set<Digest> shared = new HashSet<>();
    other.members().forEach(member -> shared.add(member.shape()));
    return one.members().stream()
        .filter(Member::isMethod)
        .map(Member::shape)
        .filter(shared::contains)
        .toList();
  }
}
