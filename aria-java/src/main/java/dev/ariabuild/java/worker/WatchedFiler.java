package dev.ariabuild.java.worker;

import java.io.IOException;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** Notes what processors make, and of what; and what they must not do. */
final class WatchedFiler implements Filer {
  private final Filer filer;
  private final ProcessorNotes notes;

  WatchedFiler(Filer filer, ProcessorNotes notes) {
    this.filer = filer;
    this.notes = notes;
  }

  /** A way to make a file. */
  private interface Making<F extends FileObject> {
    F make() throws IOException;
  }

  private <F extends FileObject> F made(
      String name, boolean source, Element[] origins, Making<F> making) throws IOException {
    F file;
    try {
      file = making.make();
    } catch (FilerException twice) {
      notes.broken("annotation processor " + notes.worker().name() + " writes " + name + " twice");
      throw twice;
    }
    notes.made(name, file, source, origins);
    return file;
  }

  @Override
  public JavaFileObject createSourceFile(CharSequence name, Element... origins) throws IOException {
    return made(name.toString(), true, origins, () -> filer.createSourceFile(name, origins));
  }

  @Override
  public JavaFileObject createClassFile(CharSequence name, Element... origins) throws IOException {
    notes.broken("annotation processor " + notes.worker().name() + " writes class files");
    return filer.createClassFile(name, origins);
  }

  @Override
  public FileObject createResource(
      Location location, CharSequence moduleAndPkg, CharSequence name, Element... origins)
      throws IOException {
    if (location != StandardLocation.CLASS_OUTPUT && location != StandardLocation.SOURCE_OUTPUT) {
      notes.broken("annotation processor " + notes.worker().name() + " writes to " + location);
    }
    return made(
        name.toString(),
        false,
        origins,
        () -> filer.createResource(location, moduleAndPkg, name, origins));
  }

  @Override
  public FileObject getResource(Location location, CharSequence moduleAndPkg, CharSequence name)
      throws IOException {
    if (!(location instanceof StandardLocation) || moduleAndPkg.toString().contains("/")) {
      notes.broken("annotation processor " + notes.worker().name() + " reads from " + location);
    }
    if (notes.reads(location, moduleAndPkg, name)) {
      notes.broken(
          "annotation processor "
              + notes.worker().name()
              + " reads "
              + name
              + ", which is generated");
    }
    try {
      notes.reading(true);
      return filer.getResource(location, moduleAndPkg, name);
    } finally {
      notes.reading(false);
    }
  }
}
