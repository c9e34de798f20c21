package processor;

import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Makes a class beside each that asks for one. */
@SupportedAnnotationTypes("processor.Make")
public class Maker extends AbstractProcessor {
  private static final int NUMBER = 1;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (Element element : round.getElementsAnnotatedWith(Make.class)) {
      String name = element.getSimpleName() + "Made";
      try (Writer out = processingEnv.getFiler().createSourceFile("example." + name).openWriter()) {
        out.write("package example; public class " + name + " { int number() { return " + NUMBER + "; } }");
      } catch (java.io.IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return true;
  }
}
