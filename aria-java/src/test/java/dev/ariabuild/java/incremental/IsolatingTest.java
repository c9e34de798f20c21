package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processors that make each thing of one file and of what its declarations mention. */
class IsolatingTest {
  @TempDir static Path shared;
  @TempDir Path dir;

  private static Path processors;

  @BeforeAll
  static void compileProcessors() throws IOException {
    processors =
        new TestProcessors(shared.resolve("isolating"))
            .with("Builder", "isolating", TestProcessors.BUILDER)
            .built();
  }

  private ProcessedSources module() {
    return new ProcessedSources(dir, processors)
        .file("a/Car", "package a; @p.Build public class Car { Wheel wheel; int speed; }")
        .file("a/Wheel", "package a; public class Wheel { private int size; void turn(int by) {} }")
        .file(
            "a/Boat",
            "package a; @SuppressWarnings(\"all\") @p.Build public class Boat { String name; }")
        .file("a/Plane", "package a; @p.Build public class Plane { long height; }")
        .file(
            "a/UserOfCar", "package a; class UserOfCar { int f(CarBuilder b) { return b.speed; } }")
        .file(
            "a/UserOfBoat",
            "package a; class UserOfBoat { Object f(BoatBuilder b) { return b.name; } }")
        .file("a/Other", "package a; class Other { int f() { return 1; } }")
        .built();
  }

  @Test
  void whatIsMadeOfAnEditedFileIsMadeAgainAndItsUsersAreCompiled() {
    module()
        .edit("a/Boat", "String name", "Integer name; int length")
        .compiles("a/Boat", "a/BoatBuilder", "a/UserOfBoat")
        .because("a/UserOfBoat", "a.BoatBuilder.name changed")
        .because("a/BoatBuilder", "other text is generated")
        .edit("a/Boat", "int length", "long length")
        .compiles("a/Boat", "a/BoatBuilder")
        .given("a/Boat");
  }

  @Test
  void anEditThatProcessorsCannotSeeReachesNobody() {
    module()
        .edit("a/Other", "return 1", "return 2")
        .compiles("a/Other")
        .edit("a/Other", "return 2", "return 3")
        .compiles("a/Other")
        .given("a/Other");
  }

  @Test
  void aTypeThatADeclarationMentionsIsLookedInto() {
    module()
        .verified()
        // a private member: nobody is compiled for it but what is generated
        .edit("a/Wheel", "private int size", "private int width")
        .compiles("a/Wheel", "a/CarBuilder")
        .given("a/Car", "a/Wheel")
        // the name of a parameter of a method
        .edit("a/Wheel", "int by", "int about")
        .compiles("a/Wheel", "a/CarBuilder")
        // a comment
        .edit("a/Wheel", "public class", "/** Round. */ public class")
        .compiles("a/Wheel", "a/CarBuilder")
        // the edited file sees the unchanged one as it is in its source
        .edit("a/Car", "int speed", "int speed, seats")
        .compiles("a/Car", "a/CarBuilder");
  }

  @Test
  void aSupertypeOfAMentionedTypeIsLookedInto() {
    module()
        .file("a/Round", "package a; public class Round { @Deprecated Object radius; }")
        .edit("a/Wheel", "class Wheel", "class Wheel extends Round")
        .compiles("a/Round", "a/Wheel", "a/Car", "a/CarBuilder")
        .edit("a/Round", "Object radius", "Object ray")
        .compiles("a/Round", "a/CarBuilder")
        .given("a/Car", "a/Round", "a/Wheel");
  }

  @Test
  void filesComeAndGo() {
    module()
        .file("a/Train", "package a; @p.Build class Train { Wheel[] wheels; Car car; }")
        .compiles("a/Train", "a/TrainBuilder")
        .because("a/TrainBuilder", "it is generated now")
        .given(
            "a/Boat",
            "a/Car",
            "a/Other",
            "a/Plane",
            "a/Train",
            "a/UserOfBoat",
            "a/UserOfCar",
            "a/Wheel")
        .delete("a/Plane")
        .compiles()
        .edit("a/Boat", "@p.Build ", "")
        .delete("a/UserOfBoat")
        .compiles("a/Boat")
        .edit("a/Other", "class Other", "@p.Build class Other")
        .compiles("a/Other", "a/OtherBuilder")
        .delete("a/Train")
        .compiles();
  }

  @Test
  void whatIsGeneratedMayBeMentionedByWhatIsProcessed() {
    module()
        .verified()
        .edit("a/Boat", "String name", "String name; CarBuilder builder")
        .compiles("a/Boat", "a/BoatBuilder")
        .given("a/Boat", "a/Car", "a/Wheel")
        .edit("a/Wheel", "private int size", "private int depth")
        .compiles("a/Wheel", "a/CarBuilder")
        .given("a/Boat", "a/Car", "a/Wheel");
  }

  @Test
  void aTypeThatShadowsAnotherIsSeenByWhoIsNotEdited() {
    module()
        .file("b/Old", "package b; class Old {}")
        .compiles("b/Old", "a/UserOfBoat", "a/UserOfCar")
        .file("b/Tyre", "package b; public class Tyre { int b; }")
        .file("a/Truck", "package a; import b.*; @p.Build class Truck { Tyre tyre; }")
        .compiles("a/Truck", "a/TruckBuilder", "b/Tyre")
        .file("a/Tyre", "package a; class Tyre { int a; }")
        .compiles("a/Truck", "a/TruckBuilder", "a/Tyre");
  }

  @Test
  void aChangeOfTheClassPathIsSeenByEverybody() {
    ProcessedSources module =
        new ProcessedSources(dir, processors)
            .library("Lib", "package l; public class Lib { private int a; }")
            .file("a/Car", "package a; @p.Build public class Car { l.Lib lib; }")
            .file("a/Boat", "package a; @p.Build public class Boat { int i; }")
            .file("a/Other", "package a; class Other { }")
            .built()
            .verified();
    module
        .library("Lib", "package l; public class Lib { private int b; }")
        .compiles("a/Car", "a/CarBuilder")
        .given("a/Boat", "a/Car", "a/Other");
    // before processors were followed, nobody knows whether they make the same
    module
        .built()
        .library("Lib", "package l; public class Lib { private int c; }")
        .compiles("a/Car", "a/CarBuilder");
  }

  @Test
  void anErrorLeavesEverythingAsItWas() {
    module()
        .verified()
        .edit("a/Boat", "String name", "Sting name")
        .wholly("annotation processing of the affected files alone fails")
        .edit("a/Boat", "Sting name", "String name; { int i = true; }")
        .wholly("the affected files alone do not compile");
  }
}
