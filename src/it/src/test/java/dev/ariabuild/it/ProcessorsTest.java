package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

/**
 * Modules with annotation processors of real life: AutoValue, Immutables and MapStruct on a
 * processor path, Dagger and Lombok on the class path.
 */
class ProcessorsTest {
  private static final String VALUES = "values:compile";
  private static final String WIRED = "wired:compile";
  private static final String CONCISE = "concise:compile";

  private final Checkout modules = Checkout.of("annotations-are-processed");

  private static String values(String name) {
    return "values/src/main/java/example/" + name + ".java";
  }

  private static String wired(String name) {
    return "wired/src/main/java/example/" + name + ".java";
  }

  @Test
  void whatAnEditConcernsIsGeneratedAndCompiledAgain() {
    modules.maven("compile").ok().executed(VALUES, WIRED, CONCISE);

    // bodies of methods
    modules.edit(values("Plain"), "return 1", "return 2");
    modules.edit(wired("Clerk"), "Ann", "Bob");
    modules
        .maven("compile")
        .ok()
        .compiled(VALUES, "example/Plain.java")
        .compiled(WIRED, "example/Clerk.java")
        .upToDate(CONCISE);
    TreeComparison.sameAsPlainBuild(modules, "compile");

    // a property of a value, and another value; a dependency of what is injected
    modules.edit(values("Money"), "String currency", "CharSequence currency");
    modules.write(
        values("Weight"),
        """
        package example;

        import com.google.auto.value.AutoValue;

        @AutoValue
        abstract class Weight {
          abstract int grams();

          abstract Money price();
        }
        """);
    modules.edit(wired("Clerk"), "Clerk() {}", "Clerk(Till till) {}");
    modules
        .maven("compile")
        .ok()
        .compiled(
            VALUES,
            "example/AutoValue_Money.java",
            "example/AutoValue_Weight.java",
            "example/Money.java",
            "example/Order.java",
            "example/Shop.java",
            "example/Weight.java")
        .compiledBecause(VALUES, "example/AutoValue_Money.java", "other text is generated")
        .compiled(
            WIRED, "example/Clerk.java", "example/Clerk_Factory.java", "example/DaggerShop.java");
    TreeComparison.sameAsPlainBuild(modules, "compile");

    // what a mapper sees only through a supertype and two classes that it does not name
    modules.edit(values("Wheel"), "getSize", "getWidth");
    modules.edit(values("Wheel"), "setSize", "setWidth");
    modules.delete(values("Weight"));
    modules.edit(wired("Counter"), "Clerk clerk) {", "Till other) {");
    modules.edit(wired("Counter"), "this.clerk = clerk", "this.clerk = null");
    modules.delete(wired("Clerk"));
    modules.write(wired("Clerk"), "package example;\n\ninterface Clerk { String name(); }\n");
    modules
        .maven("compile")
        .ok()
        .compiled(VALUES, "example/CarMapperImpl.java", "example/Wheel.java")
        .compiled(
            WIRED,
            "example/Clerk.java",
            "example/Counter.java",
            "example/Counter_Factory.java",
            "example/DaggerShop.java");
    assertFalse(modules.has("values/target/classes/example/AutoValue_Weight.class"));
    assertFalse(modules.has("wired/target/classes/example/Clerk_Factory.class"));
    TreeComparison.sameAsPlainBuild(modules, "compile");

    // an error; and Lombok, which is left to the plugin
    modules.edit("concise/src/main/java/example/Point.java", "int y", "long y");
    modules.edit(values("Line"), "Money price", "Many price");
    var before = modules.files("values/target");
    modules
        .maven("compile", "-fae")
        .failed()
        .says("COMPILATION ERROR")
        .says("Line.java:[9,3] cannot find symbol")
        .because(
            CONCISE,
            "wholly, for annotation processor"
                + " lombok.launch.AnnotationProcessorHider$AnnotationProcessor changes the sources"
                + " that it is given");
    assertEquals(before, modules.files("values/target"));
    modules.edit(values("Line"), "Many price", "Money cost");
    modules.edit(values("Shop"), ".price(", ".cost(");
    modules
        .maven("compile")
        .ok()
        .compiled(VALUES, "example/ImmutableLine.java", "example/Line.java", "example/Shop.java")
        .upToDate(CONCISE);
    TreeComparison.sameAsPlainBuild(modules, "compile");
  }
}
