package dev.ariabuild.aot.strip;

import java.util.HashMap;
import java.util.Map;

/**
 * Attributes of the specification by the constants they name. Those of modules are not here: module
 * descriptors are never stripped.
 *
 * @see <a href="https://docs.oracle.com/javase/specs/jvms/se25/html/jvms-4.html">JVMS 4.7</a>
 */
enum AttributeKind {
  /** Not of the specification, or not where it is. */
  FOREIGN(0),
  CODE(Place.METHOD),
  LINES(Place.CODE),
  VARIABLES(Place.CODE),
  FRAMES(Place.CODE),
  SOURCE_FILE(Place.CLASS),
  SOURCE_MAP(Place.CLASS),
  /** Nothing. */
  MARK(Place.CLASS | Place.FIELD | Place.METHOD),
  /** One constant. */
  CONSTANT(Place.CLASS | Place.FIELD | Place.METHOD | Place.COMPONENT),
  /** A count and as many constants. */
  CONSTANTS(Place.CLASS | Place.METHOD),
  ANNOTATIONS(Place.CLASS | Place.FIELD | Place.METHOD | Place.COMPONENT),
  ANNOTATIONS_OF_PARAMETERS(Place.METHOD),
  ANNOTATIONS_OF_TYPES(Place.CLASS | Place.FIELD | Place.METHOD | Place.COMPONENT | Place.CODE),
  ANNOTATION_VALUE(Place.METHOD),
  PARAMETERS(Place.METHOD),
  INNER_CLASSES(Place.CLASS),
  ENCLOSING_METHOD(Place.CLASS),
  BOOTSTRAP_METHODS(Place.CLASS),
  RECORD(Place.CLASS);

  private static final Map<String, AttributeKind> BY_NAME = new HashMap<>();

  static {
    BY_NAME.put("Code", CODE);
    BY_NAME.put("LineNumberTable", LINES);
    BY_NAME.put("LocalVariableTable", VARIABLES);
    BY_NAME.put("LocalVariableTypeTable", VARIABLES);
    BY_NAME.put("StackMapTable", FRAMES);
    BY_NAME.put("SourceFile", SOURCE_FILE);
    BY_NAME.put("SourceDebugExtension", SOURCE_MAP);
    BY_NAME.put("Deprecated", MARK);
    BY_NAME.put("Synthetic", MARK);
    BY_NAME.put("Signature", CONSTANT);
    BY_NAME.put("ConstantValue", CONSTANT);
    BY_NAME.put("NestHost", CONSTANT);
    BY_NAME.put("Exceptions", CONSTANTS);
    BY_NAME.put("NestMembers", CONSTANTS);
    BY_NAME.put("PermittedSubclasses", CONSTANTS);
    BY_NAME.put("RuntimeVisibleAnnotations", ANNOTATIONS);
    BY_NAME.put("RuntimeInvisibleAnnotations", ANNOTATIONS);
    BY_NAME.put("RuntimeVisibleParameterAnnotations", ANNOTATIONS_OF_PARAMETERS);
    BY_NAME.put("RuntimeInvisibleParameterAnnotations", ANNOTATIONS_OF_PARAMETERS);
    BY_NAME.put("RuntimeVisibleTypeAnnotations", ANNOTATIONS_OF_TYPES);
    BY_NAME.put("RuntimeInvisibleTypeAnnotations", ANNOTATIONS_OF_TYPES);
    BY_NAME.put("AnnotationDefault", ANNOTATION_VALUE);
    BY_NAME.put("MethodParameters", PARAMETERS);
    BY_NAME.put("InnerClasses", INNER_CLASSES);
    BY_NAME.put("EnclosingMethod", ENCLOSING_METHOD);
    BY_NAME.put("BootstrapMethods", BOOTSTRAP_METHODS);
    BY_NAME.put("Record", RECORD);
  }

  private final int places;

  AttributeKind(int places) {
    this.places = places;
  }

  /** Where attributes may be; a set of bits. */
  static final class Place {
    static final int CLASS = 1;
    static final int FIELD = 2;
    static final int METHOD = 4;
    static final int COMPONENT = 8;
    static final int CODE = 16;

    private Place() {}
  }

  /** What attributes of a name are, where they may be. */
  static AttributeKind of(String name) {
    return BY_NAME.getOrDefault(name, FOREIGN);
  }

  /**
   * What it is at a place.
   *
   * @param place of {@link Place}
   */
  AttributeKind at(int place) {
    return (places & place) == 0 ? FOREIGN : this;
  }
}
