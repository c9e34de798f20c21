package maker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import words.Words;

/** Makes a class beside each that asks for one: with a word of its own, a library's and a file's. */
@SupportedAnnotationTypes("words.Make")
public class Maker extends AbstractProcessor {
  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement annotation : annotations) {
      for (Element element : round.getElementsAnnotatedWith(annotation)) {
        make(element);
      }
    }
    return true;
  }

  private void make(Element element) {
    String name = element.getSimpleName() + "Made";
    try (InputStream file = Maker.class.getResourceAsStream("/maker.txt");
        Writer out = processingEnv.getFiler().createSourceFile("user." + name, element).openWriter()) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
      String words = "made " + Words.word() + " " + text;
      out.write("package user; class " + name + " { String text() { return \"" + words + "\"; } }");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
