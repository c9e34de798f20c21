package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import dev.ariabuild.java.uses.UseRecorder;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The running JDK's own javac, called for a part of a module so that the class files are those that
 * a call for the whole module gives.
 */
public final class Javac implements Compilations {
  private final JavaCompiler compiler;
  private final OpenFiles open;
  private final Release releases = new Release();

  /**
   * The compiler of this JDK.
   *
   * @throws IllegalStateException if it has none, or keeps from us what we need of it
   */
  public Javac() {
    JavaCompiler found = ToolProvider.getSystemJavaCompiler();
    if (found == null) {
      throw new IllegalStateException("this runtime has no compiler");
    }
    compiler = found;
    open = new OpenFiles(found);
  }

  @Override
  public Compiled compile(CompileRequest request) throws IOException {
    List<Compiled.Message> messages = new ArrayList<>();
    Charset charset =
        request.charset().isEmpty() ? Charset.defaultCharset() : Charset.forName(request.charset());
    try (StandardJavaFileManager standard =
        compiler.getStandardFileManager(
            d -> messages.add(message(d)), Locale.getDefault(), charset)) {
      File output = new File(request.outputDirectory());
      StandardJavaFileManager shared = open.of(request.options());
      shared.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output));
      List<JavaFileObject> units = units(standard, request.sources(), request.texts(), charset);
      PartialFiles files = new PartialFiles(shared, output.toPath(), request.hidden());
      StringWriter out = new StringWriter();
      Release.Made made =
          releases.task(
              compiler, out, files, d -> messages.add(message(d)), options(request), units);
      JavacTask task = made.task();
      InternalApi.warn(task, request.options());
      if (request.typesOnly()) {
        return checked(task, files, out, messages);
      }
      ParameterNamesKept names = ParameterNamesKept.of(task);
      if (request.options().contains("-parameters")) {
        names.set(true); // then any javac does
      } else if (made.told()) {
        files.onOpening(names::set);
        releases.onOpening(() -> names.set(false));
      } else {
        throw new IllegalStateException("classes of the release cannot be told from the module's");
      }
      UseRecorder recorder = new UseRecorder(task);
      task.addTaskListener(recorder);
      boolean success = task.call();
      printed(out, messages);
      Map<String, byte[]> classes = files.written();
      return new Compiled(
          success,
          messages,
          classes,
          List.copyOf(recorder.uses()),
          files.elsewhere(classes.keySet()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      messages.add(new Compiled.Message("ERROR", "", 0, 0, String.valueOf(e.getMessage())));
      return new Compiled(false, messages, Map.of(), List.of());
    }
  }

  private static List<JavaFileObject> units(
      StandardJavaFileManager files,
      List<String> sources,
      Map<String, byte[]> texts,
      Charset charset) {
    List<JavaFileObject> units = new ArrayList<>();
    for (String source : sources) {
      byte[] text = texts.get(source);
      if (text != null) {
        units.add(ProcessedFiles.InMemory.source(source, text, charset));
      } else {
        files.getJavaFileObjects(new File(source)).forEach(units::add);
      }
    }
    return units;
  }

  @Override
  public Processed process(ProcessRequest request) throws IOException {
    return new Processing(compiler).run(request);
  }

  /** For a test: releases that are kept open. */
  Release releases() {
    return releases;
  }

  private static Compiled checked(
      JavacTask task, PartialFiles files, StringWriter out, List<Compiled.Message> messages) {
    HeaderClasses headers = new HeaderClasses(task);
    UseRecorder recorder = new UseRecorder(task);
    task.addTaskListener(headers);
    task.addTaskListener(recorder);
    boolean good = task.call();
    printed(out, messages);
    try {
      return good
          ? new Compiled(
              true,
              messages,
              headers.classes(),
              headers.with(recorder.uses()),
              files.elsewhere(headers.classes().keySet()))
          : new Compiled(false, messages, Map.of(), List.of());
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static List<String> options(CompileRequest request) {
    if (!request.typesOnly()) {
      return request.options();
    }
    List<String> options = new ArrayList<>(request.options());
    options.add("-XDshould-stop.ifNoError=FLOW");
    return options;
  }

  static void printed(StringWriter out, List<Compiled.Message> messages) {
    if (!out.toString().isBlank()) {
      messages.add(new Compiled.Message("OTHER", "", 0, 0, out.toString().strip()));
    }
  }

  /** One message as it is told. */
  public static Compiled.Message message(Diagnostic<? extends JavaFileObject> diagnostic) {
    return new Compiled.Message(
        diagnostic.getKind().name(),
        path(diagnostic.getSource()),
        (int) Math.max(0, diagnostic.getLineNumber()),
        (int) Math.max(0, diagnostic.getColumnNumber()),
        String.valueOf(diagnostic.getMessage(Locale.getDefault())));
  }

  private static String path(@Nullable JavaFileObject file) {
    return file == null || !"file".equals(file.toUri().getScheme())
        ? ""
        : Path.of(file.toUri()).toString();
  }
}
