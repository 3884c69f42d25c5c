package org.disentangle.data.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.disentangle.FileErrorException;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.StoredArray;

/** A numpy archive (npz): a zip file of arrays, each a member called {@code NAME.npy}. */
public final class NpzArchive implements ArrayFile {
  private static final String SUFFIX = ".npy";

  /** The largest number of bytes that one deflated byte can expand to. */
  private static final int MOST_INFLATION = 1032;

  private final Path path;
  private final ZipFile zip;

  private NpzArchive(Path path, ZipFile zip) {
    this.path = path;
    this.zip = zip;
  }

  /**
   * Opens an archive; the caller closes it.
   *
   * @throws UserErrorException if the file is not there, cannot be read, or is not a complete zip
   *     archive
   */
  public static NpzArchive open(Path path) {
    if (!Files.exists(path)) {
      throw new FileErrorException(
          "the archive "
              + path
              + " does not exist; give the path of an npz archive or HDF5 file, or none to have the"
              + " images drawn");
    }
    if (!Files.isRegularFile(path)) {
      throw new UserErrorException(
          "the archive " + path + " is not a file; give the path of an npz archive or HDF5 file");
    }
    try {
      return new NpzArchive(path, new ZipFile(path.toFile()));
    } catch (ZipException e) {
      FileKind.of(path)
          .filter(kind -> !kind.equals(FileKind.ZIP))
          .ifPresent(
              kind -> {
                throw kind.refusal(
                    path,
                    "an npz archive or HDF5 file",
                    "save its arrays as one: numpy.savez_compressed(\"images.npz\", images=..., labels=...)");
              });
      throw FileErrorException.of(
          "the archive "
              + path
              + " is not a zip archive, or is cut short ("
              + e.getMessage()
              + "); copy or download it again",
          e);
    } catch (IOException e) {
      throw FileErrorException.of("the archive " + path + " cannot be read: " + e, e);
    }
  }

  @Override
  public Path path() {
    return path;
  }

  /**
   * The archive's size, and the SHA-256 of the names, sizes and CRC-32s of its members.
   *
   * <p>The zip directory holds a checksum of every member's content, so that these few hundred
   * bytes stand for gigabytes: the archive itself need not be read to know that it is the same.
   */
  @Override
  public String fingerprint() {
    StringBuilder members = new StringBuilder();
    for (ZipEntry entry : entries()) {
      members.append(
          String.format(
              Locale.ROOT, "%s %d %08x\n", entry.getName(), entry.getSize(), entry.getCrc()));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(members.toString().getBytes(StandardCharsets.UTF_8));
      return Files.size(path) + " bytes, " + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    } catch (IOException e) {
      throw FileErrorException.of("the archive " + path + " cannot be read: " + e, e);
    }
  }

  @Override
  public boolean has(String name) {
    return zip.getEntry(name + SUFFIX) != null;
  }

  @Override
  public StoredArray array(String name) {
    return new NpyArray(member(name), name);
  }

  @Override
  public Optional<byte[]> pickle(String name, int most) {
    if (!has(name)) {
      return Optional.empty();
    }
    try (NpyStream stream = NpyStream.open(member(name))) {
      return stream.content(most);
    } catch (IOException e) {
      throw FileErrorException.of("the archive " + path + " cannot be read: " + e, e);
    }
  }

  /**
   * The place of one array.
   *
   * @throws UserErrorException if the archive has no such array
   */
  private NpyContent member(String name) {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw missing(name);
    }
    return new Member(name, entry);
  }

  private final class Member implements NpyContent {
    private final String name;
    private final ZipEntry entry;

    Member(String name, ZipEntry entry) {
      this.name = name;
      this.entry = entry;
    }

    @Override
    public InputStream open() throws IOException {
      return zip.getInputStream(entry);
    }

    @Override
    public long room() throws IOException {
      long kept = Math.min(entry.getCompressedSize(), Files.size(path));
      return Math.min(entry.getSize(), MOST_INFLATION * (kept + 1));
    }

    @Override
    public OptionalLong checksum() {
      return entry.getCrc() == -1 ? OptionalLong.empty() : OptionalLong.of(entry.getCrc());
    }

    @Override
    public UserErrorException fault(String finding, String remedy) {
      return NpzArchive.this.fault(name, finding, remedy);
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private List<? extends ZipEntry> entries() {
    return Collections.list(zip.entries()).stream()
        .sorted(Comparator.comparing(ZipEntry::getName))
        .toList();
  }

  /** The members' names without the ending of arrays; members that are none are among them. */
  @Override
  public List<String> names() {
    return entries().stream()
        .map(ZipEntry::getName)
        .map(
            name ->
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name)
        .toList();
  }
}
