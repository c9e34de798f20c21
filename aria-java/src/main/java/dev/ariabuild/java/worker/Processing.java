package dev.ariabuild.java.worker;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * Runs annotation processors over some files of a module, each with classes of its own, as every
 * call of javac does.
 */
final class Processing {
  private final JavaCompiler compiler;

  Processing(JavaCompiler compiler) {
    this.compiler = compiler;
  }

  Processed run(ProcessRequest request) throws IOException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    List<Compiled.Message> messages = new ArrayList<>();
    List<String> broken = new ArrayList<>();
    try (URLClassLoader loader =
        new URLClassLoader(urls(request.processorPath()), new JdkClasses())) {
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      return run(request, loader, broken, messages);
    } catch (RuntimeException | LinkageError | AssertionError | ReflectiveOperationException e) {
      messages.add(new Compiled.Message("ERROR", "", 0, 0, String.valueOf(e)));
      return Processed.failed(messages, broken);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private Processed run(
      ProcessRequest request,
      ClassLoader loader,
      List<String> broken,
      List<Compiled.Message> messages)
      throws IOException, ReflectiveOperationException {
    Charset charset =
        request.charset().isEmpty() ? Charset.defaultCharset() : Charset.forName(request.charset());
    try (StandardJavaFileManager standard =
        compiler.getStandardFileManager(
            d -> messages.add(Javac.message(d)), Locale.getDefault(), charset)) {
      File output = new File(request.outputDirectory());
      standard.setLocation(StandardLocation.CLASS_OUTPUT, List.of(output));
      standard.setLocation(
          StandardLocation.SOURCE_OUTPUT, List.of(new File(request.sourceDirectory())));
      ProcessedFiles files = new ProcessedFiles(standard, output.toPath(), request, charset);
      String differing = new ResourceReads(files).differing(request.reads());
      if (differing != null) {
        broken.add("annotation processors read " + differing + ", which changed");
        return Processed.failed(messages, broken);
      }
      if (request.sources().isEmpty()) {
        return Processed.NOTHING;
      }
      ProcessorNotes notes = new ProcessorNotes(files, broken);
      List<JavaFileObject> units = new ArrayList<>();
      standard
          .getJavaFileObjectsFromFiles(request.sources().stream().map(File::new).toList())
          .forEach(units::add);
      List<String> options = new ArrayList<>(request.options());
      options.add("-proc:only");
      StringWriter out = new StringWriter();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  out, files, d -> messages.add(Javac.message(d)), options, null, units);
      task.setProcessors(processors(request, loader, notes));
      ParameterNamesKept names = ParameterNamesKept.of(task);
      if (request.options().contains("-parameters")) {
        names.set(true);
      } else {
        files.onOpening(names::set);
      }
      task.addTaskListener(
          new TaskListener() {
            @Override
            public void started(TaskEvent event) {
              if (event.getKind() == TaskEvent.Kind.ANNOTATION_PROCESSING) {
                OpenFiler.replace(task, filer -> new WatchedFiler(filer, notes));
              }
            }
          });
      TreeChanges trees = new TreeChanges();
      task.addTaskListener(trees);
      boolean success = task.call();
      Javac.printed(out, messages);
      if (trees.any()) {
        notes.broken("an annotation processor changes the sources that it is given");
      }
      return notes.processed(success, messages);
    }
  }

  private static List<Processor> processors(
      ProcessRequest request, ClassLoader loader, ProcessorNotes notes)
      throws ReflectiveOperationException {
    List<Processor> processors = new ArrayList<>();
    for (ProcessRequest.Named named : request.processors()) {
      Processor processor =
          (Processor) loader.loadClass(named.name()).getDeclaredConstructor().newInstance();
      processors.add(new WatchedProcessor(processor, named.kind(), notes));
    }
    return processors;
  }

  private static URL[] urls(List<String> path) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String entry : path) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
