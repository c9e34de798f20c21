package dev.ariabuild.aot.archive;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;

/**
 * Writes a Debian package: the folder below {@code /opt/NAME}, its programs linked from {@code
 * /usr/bin}. No script runs at installation.
 *
 * @see <a href="https://manpages.debian.org/deb.5">deb(5)</a>
 */
final class DebWriter {
  private static final int PLAIN_FILE = 0100644;

  private DebWriter() {}

  /** The root of the packing does not count. */
  static void write(Packing packing, Deb deb, Path archive) throws IOException {
    String home = "opt/" + deb.name();
    Packing placed = new Packing(packing.folder(), "./" + home, packing.wanted(), packing.time());
    List<Member> members = new ArrayList<>(Member.of(placed));
    List<Member> links = links(members, home);
    String copyright = "./usr/share/doc/" + deb.name() + "/copyright";
    Path data = Files.createTempFile(archive.toAbsolutePath().getParent(), ".data-", ".tar.gz");
    try {
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(data));
          TarGz tar = new TarGz(file, packing.time(), "root")) {
        tar.add(members);
        tar.add(List.of(Member.folder("./usr/"), Member.folder("./usr/bin/")));
        tar.add(links);
        tar.add(
            List.of(
                Member.folder("./usr/share/"),
                Member.folder("./usr/share/doc/"),
                Member.folder("./usr/share/doc/" + deb.name() + "/")));
        tar.add(copyright, deb.copyright());
      }
      byte[] control = control(members, deb, copyright, packing.time());
      try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(archive));
          ArArchiveOutputStream ar = new ArArchiveOutputStream(file)) {
        byte[] version = "2.0\n".getBytes(StandardCharsets.US_ASCII);
        put(ar, "debian-binary", version.length, packing.time());
        ar.write(version);
        ar.closeArchiveEntry();
        put(ar, "control.tar.gz", control.length, packing.time());
        ar.write(control);
        ar.closeArchiveEntry();
        put(ar, "data.tar.gz", Files.size(data), packing.time());
        Files.copy(data, ar);
        ar.closeArchiveEntry();
      }
    } finally {
      Files.deleteIfExists(data);
    }
  }

  private static List<Member> links(List<Member> members, String home) {
    String bin = "./" + home + "/bin/";
    return members.stream()
        .filter(member -> member.name().startsWith(bin) && member.file() != null)
        .map(member -> member.name().substring(bin.length()))
        .filter(name -> !name.endsWith(".cmd"))
        .map(name -> Member.symlink("./usr/bin/" + name, "../../" + home + "/bin/" + name))
        .toList();
  }

  private static byte[] control(List<Member> members, Deb deb, String copyright, Instant time)
      throws IOException {
    long size = 0;
    StringBuilder sums = new StringBuilder();
    for (Member member : members) {
      if (member.file() != null) {
        size += Files.size(member.file());
        sums.append(md5(member.file())).append("  ").append(member.name().substring(2));
        sums.append('\n');
      }
    }
    byte[] text = deb.copyright().getBytes(StandardCharsets.UTF_8);
    sums.append(HexFormat.of().formatHex(md5().digest(text)));
    sums.append("  ").append(copyright.substring(2)).append('\n');
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarGz tar = new TarGz(bytes, time, "root")) {
      tar.add(List.of(Member.folder("./")));
      tar.add("./control", deb.control(size));
      tar.add("./md5sums", sums.toString());
    }
    return bytes.toByteArray();
  }

  private static void put(ArArchiveOutputStream ar, String name, long size, Instant time)
      throws IOException {
    ar.putArchiveEntry(new ArArchiveEntry(name, size, 0, 0, PLAIN_FILE, time.getEpochSecond()));
  }

  /** Debian's format asks for MD5; it guards against damage, not against attackers. */
  private static String md5(Path file) throws IOException {
    MessageDigest md5 = md5();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        md5.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(md5.digest());
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has MD5", e);
    }
  }
}
