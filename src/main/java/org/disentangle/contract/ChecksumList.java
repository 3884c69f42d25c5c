package org.disentangle.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.FileErrorException;
import org.disentangle.UserErrorException;

/**
 * A file that holds the SHA-256 of each file of a folder, in the form that {@code sha256sum
 * --check} reads there.
 *
 * @param folder whose files are listed
 * @param name of the list, relative to the folder; it does not list itself
 * @param advice what to do about a damaged folder, as the end of a sentence
 */
public record ChecksumList(Path folder, String name, String advice) {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
  private static final long MOST_BYTES = 1 << 20;

  /** Where the list lies. */
  public Path path() {
    return folder.resolve(name);
  }

  /**
   * Writes the list; all other files of the folder must exist already.
   *
   * @param listed which of them
   */
  public void write(Predicate<String> listed) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String file : files()) {
      if (listed.test(file)) {
        text.append(sha256(folder.resolve(file))).append("  ").append(file).append('\n');
      }
    }
    Files.writeString(path(), text);
  }

  /**
   * Checks the folder against its list.
   *
   * @param mustBeListed files that may not be there without being listed
   * @throws UserErrorException naming the file that is missing, is not what was exported, or is not
   *     in the list although it must be; or if the list itself is damaged
   * @throws IOException if a file cannot be read, the list among them
   */
  public void verify(Predicate<String> mustBeListed) throws IOException {
    Map<String, String> listed = read();
    for (String file : files()) {
      if (mustBeListed.test(file) && !listed.containsKey(file)) {
        throw changed(folder.resolve(file), "it is not among those");
      }
    }
    for (Map.Entry<String, String> each : listed.entrySet()) {
      verify(folder.resolve(each.getKey()), each.getValue());
    }
  }

  private void verify(Path file, String expected) throws IOException {
    String found;
    try {
      found = sha256(file);
    } catch (NoSuchFileException e) {
      throw FileErrorException.of(
          "the file " + file + " is missing, which " + path() + " lists; " + advice, e);
    }
    if (!found.equals(expected)) {
      throw changed(file, "its SHA-256 is " + found + " instead of " + expected);
    }
  }

  private UserErrorException changed(Path file, String how) {
    return new UserErrorException(
        "the file %s is not what was exported, by the checksums in %s: %s; %s, or remove that list if the change was meant"
            .formatted(file, path(), how, advice));
  }

  /** Each file of the list and its checksum. */
  private Map<String, String> read() throws IOException {
    Path list = path();
    if (Files.size(list) > MOST_BYTES) {
      throw damaged("it has " + Files.size(list) + " bytes");
    }
    Map<String, String> listed = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(list)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw damaged("it has the line \"" + line + "\"");
        }
        String name = matcher.group(2);
        if (!isInside(name) || listed.put(name, matcher.group(1)) != null) {
          throw damaged("it lists \"" + name + "\"");
        }
      }
    } catch (CharacterCodingException e) {
      throw FileErrorException.of(damaged("it is no UTF-8 text").getMessage(), e);
    }
    return listed;
  }

  /** Whether a name refers to a file inside the folder. */
  private static boolean isInside(String name) {
    try {
      Path file = Path.of(name);
      return !file.isAbsolute() && file.equals(file.normalize()) && !file.startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private UserErrorException damaged(String how) {
    return new FileErrorException(
        "the list of checksums " + path() + " is damaged: " + how + "; " + advice);
  }

  /** The files of the folder except the list, with forward slashes, in order. */
  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.equals(name))
          .sorted()
          .toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return sha256(in);
    }
  }

  /** The SHA-256 of the rest of a stream, in the form of these lists; the stream stays open. */
  public static String sha256(InputStream in) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
