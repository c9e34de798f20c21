package dev.ariabuild.engine.scenario;

import dev.ariabuild.engine.digest.Digest;
import dev.ariabuild.engine.digest.Hasher;
import dev.ariabuild.engine.fingerprint.MemberNormaliser;
import dev.ariabuild.engine.fingerprint.Normaliser;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names, descriptors, flags and constants of a class and of its members that are not private. Knows
 * just enough of the class file for scenarios; attributes other than constants do not count.
 */
final class FakeAbi implements MemberNormaliser {
  @Override
  public Normaliser normaliser() {
    return Normaliser.ABI;
  }

  @Override
  public String version() {
    return "fake 1";
  }

  @Override
  public @Nullable Digest normalise(String name, byte[] content) {
    if (!name.endsWith(".class")) {
      return null;
    }
    try {
      return new ClassFile(new DataInputStream(new ByteArrayInputStream(content))).abi();
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " is no class file", e);
    }
  }

  private static final class ClassFile {
    private final @Nullable Object[] constants;
    private final Hasher hasher = new Hasher();

    ClassFile(DataInputStream in) throws IOException {
      in.readLong();
      constants = new Object[in.readUnsignedShort()];
      for (int i = 1; i < constants.length; i++) {
        i += constant(in, i);
      }
      hasher.add(in.readUnsignedShort());
      int supers = 2;
      for (int i = 0; i < supers; i++) {
        hasher.add(type(in.readUnsignedShort()));
      }
      for (int interfaces = in.readUnsignedShort(); interfaces > 0; interfaces--) {
        hasher.add(type(in.readUnsignedShort()));
      }
      members(in);
      members(in);
    }

    /** Reads one; returns how many further slots it takes. */
    private int constant(DataInputStream in, int at) throws IOException {
      int tag = in.readUnsignedByte();
      switch (tag) {
        case 1:
          constants[at] = in.readUTF();
          return 0;
        case 3, 4, 9, 10, 11, 12, 17, 18:
          constants[at] = in.readInt();
          return 0;
        case 5, 6:
          constants[at] = in.readLong();
          return 1;
        case 7, 8, 16, 19, 20:
          constants[at] = in.readUnsignedShort();
          return 0;
        case 15:
          in.skipBytes(3);
          return 0;
        default:
          throw new IOException("unknown constant " + tag);
      }
    }

    private String type(int index) {
      return index == 0 ? "" : constants[index] instanceof Integer name ? text(name) : "";
    }

    private String text(int index) {
      return String.valueOf(constants[index]);
    }

    private void members(DataInputStream in) throws IOException {
      TreeSet<String> found = new TreeSet<>();
      for (int count = in.readUnsignedShort(); count > 0; count--) {
        int flags = in.readUnsignedShort();
        String member = flags + " " + text(in.readUnsignedShort());
        member += " " + text(in.readUnsignedShort());
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
          String attribute = text(in.readUnsignedShort());
          byte[] value = in.readNBytes(in.readInt());
          if (attribute.equals("ConstantValue")) {
            Object constant = constants[(value[0] & 0xff) << 8 | value[1] & 0xff];
            member += " = " + constant + (constant instanceof Integer i ? " " + known(i) : "");
          }
        }
        if (!Modifier.isPrivate(flags)) {
          found.add(member);
        }
      }
      hasher.add(found.size());
      found.forEach(hasher::add);
    }

    /** A string constant refers to its text. */
    private String known(int index) {
      return index > 0 && index < constants.length ? text(index) : "";
    }

    Digest abi() {
      return hasher.digest();
    }
  }
}
