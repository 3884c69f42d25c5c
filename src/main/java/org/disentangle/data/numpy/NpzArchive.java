package org.disentangle.data.numpy;

import java.io.Closeable;
import java.io.IOException;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;

/** A numpy archive (npz): a zip file of arrays, each a member called {@code NAME.npy}. */
public final class NpzArchive implements Closeable {
  private static final String SUFFIX = ".npy";

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
      throw new UserErrorException(
          "the archive "
              + path
              + " does not exist; give the path of an npz archive in the layout of dSprites, or"
              + " none to have the images drawn");
    }
    if (!Files.isRegularFile(path)) {
      throw new UserErrorException(
          "the archive " + path + " is not a file; give the path of an npz archive");
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
                    "an npz archive",
                    "save its arrays as one: numpy.savez_compressed(\"images.npz\", imgs=..., "
                        + "latents_classes=..., latents_values=...)");
              });
      throw new UserErrorException(
          "the archive "
              + path
              + " is not a zip archive, or is cut short ("
              + e.getMessage()
              + "); copy or download it again",
          e);
    } catch (IOException e) {
      throw new UserErrorException("the archive " + path + " cannot be read: " + e, e);
    }
  }

  /** The archive's file. */
  public Path path() {
    return path;
  }

  /**
   * Identifies the archive's content: its size, and the SHA-256 of the names, sizes and CRC-32s of
   * its members.
   *
   * <p>The zip directory holds a checksum of every member's content, so that these few hundred
   * bytes stand for gigabytes: the archive itself need not be read to know that it is the same.
   */
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
      throw new UserErrorException("the archive " + path + " cannot be read: " + e, e);
    }
  }

  /** Whether there is an array of this name. */
  public boolean has(String name) {
    return zip.getEntry(name + SUFFIX) != null;
  }

  /**
   * Starts reading one array; the caller closes it.
   *
   * @throws UserErrorException if the archive has no such array, or it is not an array
   */
  public NpyInput array(String name) {
    ZipEntry entry = zip.getEntry(name + SUFFIX);
    if (entry == null) {
      throw new UserErrorException(
          "the archive "
              + path
              + " has no array "
              + name
              + " (it has "
              + names()
              + "); expected the layout of dSprites: imgs, latents_values, latents_classes");
    }
    return NpyInput.open(path, name, zip, entry);
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

  private String names() {
    List<String> names =
        entries().stream()
            .map(ZipEntry::getName)
            .map(
                name ->
                    name.endsWith(SUFFIX)
                        ? name.substring(0, name.length() - SUFFIX.length())
                        : name)
            .toList();
    return names.isEmpty() ? "no members" : String.join(", ", names);
  }
}
