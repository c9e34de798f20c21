package dev.ariabuild.it;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** An assembly is made again when something changed that its descriptor takes, and only then. */
class AssemblyTest {
  private static final String POM = "application/pom.xml";
  private static final String DESCRIPTOR = "application/src/assembly/dist.xml";
  private static final String SINGLE = "application:single@dist";

  @Test
  void anAssemblyIsMadeForWhatItsDescriptorTakes() {
    Checkout shop = assembling();
    shop.maven("package", "-DskipTests").ok().executed(SINGLE);
    shop.maven("package", "-DskipTests")
        .ok()
        .whole("library", "application")
        .upToDate(SINGLE)
        .nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "package", "-DskipTests");

    shop.write("application/src/bin/start", "#!/bin/sh\necho other\n");
    shop.maven("package", "-DskipTests")
        .ok()
        .executed(SINGLE)
        .upToDate("application:jar")
        .nothingElse();
    shop.write("application/LICENSE", "other terms\n");
    shop.maven("package", "-DskipTests")
        .ok()
        .executed(SINGLE)
        .upToDate("application:jar")
        .nothingElse();
    assertTrue(shop.path("application/LICENSE").toFile().setExecutable(true));
    shop.maven("package", "-DskipTests").ok().executed(SINGLE);
    shop.write("application/README", "not taken\n");
    shop.maven("package", "-DskipTests").ok().upToDate(SINGLE);
    shop.edit("library/src/main/java/example/Greeting.java", "\"hello \"", "\"hi \"");
    shop.maven("package", "-DskipTests").ok().upToDate("application:compile").executed(SINGLE);
    shop.edit(DESCRIPTOR, "<outputDirectory>lib", "<outputDirectory>libraries");
    shop.maven("package", "-DskipTests").ok().executed(SINGLE).nothingElse();
    TreeComparison.sameAsPlainBuild(shop, "package", "-DskipTests");

    shop.maven("clean").ok();
    shop.maven("package", "-DskipTests").ok().restored(SINGLE);
    TreeComparison.sameAsPlainBuild(shop, "package", "-DskipTests");
  }

  @Test
  void anAssemblyThatReachesFurtherIsAlwaysMade() {
    Checkout shop = assembling();
    shop.maven("package", "-DskipTests").ok().executed(SINGLE);
    shop.edit(DESCRIPTOR, "${project.basedir}/src/bin", "${project.basedir}/../library/src");
    shop.maven("package", "-DskipTests").ok().bypassed(SINGLE).because(SINGLE, "takes files from");
    shop.edit(DESCRIPTOR, "${project.basedir}/../library/src", "src/bin");
    shop.maven("package", "-DskipTests").ok().executed(SINGLE);
    shop.edit(
        DESCRIPTOR,
        "<source>LICENSE</source>",
        "<source>LICENSE</source><filtered>true</filtered>");
    shop.maven("package", "-DskipTests").ok().bypassed(SINGLE).because(SINGLE, "sets filtered");
    shop.edit(DESCRIPTOR, "<filtered>true</filtered>", "");
    shop.edit(DESCRIPTOR, "<baseDirectory>app", "<baseDirectory>${user.name}");
    shop.maven("package", "-DskipTests").ok().bypassed(SINGLE).because(SINGLE, "user.name");
    shop.edit(DESCRIPTOR, "<baseDirectory>${user.name}", "<baseDirectory>${project.artifactId}");
    shop.maven("package", "-DskipTests").ok().executed(SINGLE);
    shop.maven("package", "-DskipTests", "-Dproject.artifactId=x").ok().executed(SINGLE);
    shop.maven("package", "-DskipTests", "-Dproject.artifactId=x").ok().upToDate(SINGLE);
  }

  private static Checkout assembling() {
    Checkout shop = Checkout.of("an-application-uses-a-library");
    shop.edit(
        POM,
        "</project>",
        """
          <build><plugins><plugin>
            <groupId>org.apache.maven.plugins</groupId><artifactId>maven-assembly-plugin</artifactId><version>3.7.1</version>
            <executions><execution>
              <id>dist</id><phase>package</phase><goals><goal>single</goal></goals>
              <configuration><descriptors><descriptor>src/assembly/dist.xml</descriptor></descriptors></configuration>
            </execution></executions>
          </plugin></plugins></build>
        </project>
        """);
    shop.write("application/src/bin/start", "#!/bin/sh\necho start\n");
    shop.write("application/LICENSE", "terms\n");
    shop.write(
        DESCRIPTOR,
        """
        <assembly xmlns="http://maven.apache.org/ASSEMBLY/2.2.0">
          <id>dist</id>
          <formats><format>tar.gz</format><format>zip</format></formats>
          <baseDirectory>app</baseDirectory>
          <fileSets><fileSet><directory>${project.basedir}/src/bin</directory><outputDirectory>bin</outputDirectory></fileSet></fileSets>
          <files><file><source>LICENSE</source></file></files>
          <dependencySets><dependencySet><outputDirectory>lib</outputDirectory></dependencySet></dependencySets>
        </assembly>
        """);
    return shop;
  }
}
