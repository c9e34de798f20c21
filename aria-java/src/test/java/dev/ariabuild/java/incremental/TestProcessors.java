package dev.ariabuild.java.incremental;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;

/** Small annotation processors, compiled into a directory as a processor path has them. */
final class TestProcessors {
  /** Makes of each {@code @Build} class a builder that lists what can be seen of it. */
  static final String BUILDER =
      """
      package p;
      import java.io.*;
      import java.util.*;
      import javax.annotation.processing.*;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.element.*;
      import javax.lang.model.type.*;
      @SupportedAnnotationTypes("p.Build")
      public class Builder extends AbstractProcessor {
        @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }
        @Override public boolean process(Set<? extends TypeElement> a, RoundEnvironment round) {
          for (Element e : round.getElementsAnnotatedWith(
              processingEnv.getElementUtils().getTypeElement("p.Build"))) {
            try { make((TypeElement) e); } catch (IOException x) { throw new UncheckedIOException(x); }
          }
          return true;
        }
        void make(TypeElement type) throws IOException {
          StringBuilder seen = new StringBuilder(processingEnv.getClass().getName());
          look(type, seen, 4);
          String name = type.getSimpleName() + "Builder";
          String pack = processingEnv.getElementUtils().getPackageOf(type).getQualifiedName().toString();
          try (Writer out = processingEnv.getFiler().createSourceFile(pack + "." + name, type).openWriter()) {
            out.write("package " + pack + ";\\npublic class " + name + " {\\n");
            for (Element m : type.getEnclosedElements()) {
              if (m.getKind() == ElementKind.FIELD) {
                out.write("  public " + m.asType() + " " + m.getSimpleName() + ";\\n");
              }
            }
            out.write("  public static final String SEEN = \\"" + seen + "\\";\\n}\\n");
          }
        }
        void look(TypeElement type, StringBuilder seen, int depth) {
          if (depth == 0 || type.toString().startsWith("java.")) return;
          seen.append('<').append(type.getSimpleName());
          String doc = processingEnv.getElementUtils().getDocComment(type);
          if (doc != null) seen.append(" doc ").append(doc.strip());
          for (Element m : type.getEnclosedElements()) {
            if (m.getKind() == ElementKind.CONSTRUCTOR) continue;
            type.getAnnotationMirrors().toString();
            seen.append(' ').append(m);
            for (AnnotationMirror mirror : m.getAnnotationMirrors()) seen.append(mirror);
            if (m instanceof ExecutableElement) {
              for (VariableElement v : ((ExecutableElement) m).getParameters()) {
                seen.append(' ').append(v.getSimpleName());
              }
            }
            if (m.asType() instanceof DeclaredType) {
              look((TypeElement) ((DeclaredType) m.asType()).asElement(), seen, depth - 1);
            }
          }
          for (TypeMirror above : processingEnv.getTypeUtils().directSupertypes(type.asType())) {
            look((TypeElement) ((DeclaredType) above).asElement(), seen, depth - 1);
          }
          seen.append('>');
        }
      }
      """;

  /** Makes a list of all {@code @Listed} classes, in a class and in a resource. */
  static final String LISTER =
      """
      package p;
      import java.io.*;
      import java.util.*;
      import javax.annotation.processing.*;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.element.*;
      import javax.tools.StandardLocation;
      @SupportedAnnotationTypes("p.Listed")
      public class Lister extends AbstractProcessor {
        private final Set<String> names = new TreeSet<>();
        @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }
        @Override public boolean process(Set<? extends TypeElement> a, RoundEnvironment round) {
          for (Element e : round.getElementsAnnotatedWith(
              processingEnv.getElementUtils().getTypeElement("p.Listed"))) {
            names.add(e.toString());
            for (Element m : e.getEnclosedElements()) {
              if (m.getKind() == ElementKind.METHOD) names.add(e + "." + m);
            }
          }
          if (round.processingOver() && !names.isEmpty()) {
            try {
              try (Writer out = processingEnv.getFiler().createResource(
                  StandardLocation.CLASS_OUTPUT, "", "META-INF/listed").openWriter()) {
                out.write(String.join("\\n", names));
              }
            } catch (IOException x) { throw new UncheckedIOException(x); }
          } else if (!a.isEmpty()) {
            try (Writer out = processingEnv.getFiler().createSourceFile("all.Listing").openWriter()) {
              out.write("package all; public class Listing { public static final String ALL = \\""
                  + names + "\\"; }");
            } catch (IOException x) { throw new UncheckedIOException(x); }
          }
          return true;
        }
      }
      """;

  /** Does with each {@code @Odd} class what stands in place of {@code DO}. */
  static final String ODD =
      """
      package p;
      import java.io.*;
      import java.util.*;
      import javax.annotation.processing.*;
      import javax.lang.model.SourceVersion;
      import javax.lang.model.element.*;
      import javax.tools.*;
      @SupportedAnnotationTypes("p.Odd")
      public class OddOne extends AbstractProcessor {
        @Override public SourceVersion getSupportedSourceVersion() { return SourceVersion.latest(); }
        @Override public Set<String> getSupportedOptions() { return Set.of(OPTIONS); }
        @Override public boolean process(Set<? extends TypeElement> a, RoundEnvironment round) {
          Filer filer = processingEnv.getFiler();
          for (Element e : round.getElementsAnnotatedWith(
              processingEnv.getElementUtils().getTypeElement("p.Odd"))) {
            try { DO } catch (Exception x) { throw new RuntimeException(x); }
          }
          return true;
        }
        static void write(FileObject file, String text) throws IOException {
          try (Writer out = file.openWriter()) { out.write(text); }
        }
      }
      """;

  private final Path dir;
  private final List<Path> sources = new ArrayList<>();
  private final StringBuilder services = new StringBuilder();
  private final StringBuilder promises = new StringBuilder();

  TestProcessors(Path dir) throws IOException {
    this.dir = Files.createDirectories(dir);
    for (String name : List.of("Build", "Listed", "Odd")) {
      source(name, "package p; public @interface " + name + " {}");
    }
  }

  private void source(String name, String text) throws IOException {
    Path file = dir.resolve("src").resolve(name + ".java");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    sources.add(file);
  }

  /**
   * Adds one.
   *
   * @param promise what Gradle's file says; empty for nothing
   */
  TestProcessors with(String name, String promise, String text) throws IOException {
    source(name, text);
    services.append("# of tests\np.").append(name).append("  # one\n");
    if (!promise.isEmpty()) {
      promises.append("p.").append(name).append(',').append(promise).append('\n');
    }
    return this;
  }

  /** Adds the one that does what it is told. */
  TestProcessors odd(String promise, String options, String what) throws IOException {
    return with("OddOne", promise, ODD.replace("OPTIONS", options).replace("DO", what));
  }

  /** Compiles them; the directory is a processor path. */
  Path built() throws IOException {
    Path classes = Files.createDirectories(dir.resolve("classes"));
    for (Map.Entry<String, String> file :
        Map.of(
                "META-INF/services/javax.annotation.processing.Processor", services.toString(),
                "META-INF/gradle/incremental.annotation.processors", promises.toString())
            .entrySet()) {
      Path path = classes.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    List<String> call = new ArrayList<>(List.of("-proc:none", "-d", classes.toString()));
    sources.forEach(source -> call.add(source.toString()));
    if (ToolProvider.getSystemJavaCompiler().run(null, null, null, call.toArray(String[]::new))
        != 0) {
      throw new IOException("the processors of the test do not compile");
    }
    return classes;
  }
}
