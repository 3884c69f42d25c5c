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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;

/**
 * Tells whether an exported model is still, to the byte, what was exported: a SHA-256 of each of
 * its files in {@code assets.extra/SHA256SUMS}, in the form that {@code sha256sum --check} reads in
 * the version's folder.
 *
 * <p>A flipped bit in a weight, in the graph or in the run record gives a model that loads and
 * answers wrongly; TensorFlow itself looks only at the weights' own sums, and ends the whole
 * process over some damaged graphs. So nothing of a model that carries this list is read before it
 * agrees.
 */
public final class Checksums {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (\\S.*)");
  private static final String GRAPH = "saved_model.pb";
  private static final String VARIABLES_FOLDER = "variables/";
  private static final String RECORD = Signatures.EXTRA_FOLDER + "/" + Signatures.RUN_RECORD_FILE;
  private static final long MOST_BYTES = 1 << 20;

  private Checksums() {}

  /** Where the list of a SavedModel directory lies. */
  public static Path path(Path savedModel) {
    return savedModel.resolve(Signatures.EXTRA_FOLDER).resolve(Signatures.CHECKSUMS_FILE);
  }

  /** Whether a SavedModel directory carries the list. */
  public static boolean arePresent(Path savedModel) {
    return Files.exists(path(savedModel));
  }

  /** Lists all files of a SavedModel directory that is being made and is else complete. */
  public static void write(Path savedModel) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : files(savedModel)) {
      text.append(sha256(savedModel.resolve(name))).append("  ").append(name).append('\n');
    }
    Files.writeString(path(savedModel), text);
  }

  /**
   * Holds a SavedModel directory against its list. One without a list, such as one made elsewhere
   * or by an earlier version of this program, passes.
   *
   * @throws UserErrorException naming the file that is missing, is not what was exported, or is not
   *     in the list although a model is read from it; or if the list itself is damaged
   */
  public static void verify(Path savedModel) {
    Path list = path(savedModel);
    try {
      if (!arePresent(savedModel)) {
        return;
      }
      Map<String, String> listed = read(list);
      for (String name : files(savedModel)) {
        boolean isRead =
            name.startsWith(GRAPH) || name.startsWith(VARIABLES_FOLDER) || name.equals(RECORD);
        if (isRead && !listed.containsKey(name)) {
          throw changed(savedModel.resolve(name), list, "it is not among those");
        }
      }
      for (Map.Entry<String, String> each : listed.entrySet()) {
        verify(savedModel.resolve(each.getKey()), each.getValue(), list);
      }
    } catch (IOException e) {
      throw new UserErrorException(
          "the SavedModel " + savedModel + " cannot be read: " + e + "; export it again", e);
    }
  }

  private static void verify(Path file, String expected, Path list) throws IOException {
    String found;
    try {
      found = sha256(file);
    } catch (NoSuchFileException e) {
      throw new UserErrorException(
          "the file " + file + " is missing, which " + list + " lists; export the model again", e);
    }
    if (!found.equals(expected)) {
      throw changed(file, list, "its SHA-256 is " + found + " instead of " + expected);
    }
  }

  private static UserErrorException changed(Path file, Path list, String how) {
    return new UserErrorException(
        "the file %s is not what was exported, by the checksums in %s: %s; export the model again, or remove that list if the change was meant"
            .formatted(file, list, how));
  }

  /** Each file of the list and its checksum. */
  private static Map<String, String> read(Path list) throws IOException {
    if (Files.size(list) > MOST_BYTES) {
      throw damaged(list, "it has " + Files.size(list) + " bytes");
    }
    Map<String, String> listed = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(list)) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
          throw damaged(list, "it has the line \"" + line + "\"");
        }
        String name = matcher.group(2);
        if (!isInside(name) || listed.put(name, matcher.group(1)) != null) {
          throw damaged(list, "it lists \"" + name + "\"");
        }
      }
    } catch (CharacterCodingException e) {
      throw new UserErrorException(damaged(list, "it is no UTF-8 text").getMessage(), e);
    }
    return listed;
  }

  /** Whether a name stays below the folder that it is looked for in. */
  private static boolean isInside(String name) {
    try {
      Path file = Path.of(name);
      return !file.isAbsolute() && file.equals(file.normalize()) && !file.startsWith("..");
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static UserErrorException damaged(Path list, String how) {
    return new UserErrorException(
        "the list of checksums " + list + " is damaged: " + how + "; export the model again");
  }

  /** The files of an export below its folder, with forward slashes, in their order. */
  private static List<String> files(Path savedModel) throws IOException {
    try (Stream<Path> all = Files.walk(savedModel)) {
      return all.filter(Files::isRegularFile)
          .map(file -> savedModel.relativize(file).toString().replace('\\', '/'))
          .filter(name -> !name.equals(Signatures.EXTRA_FOLDER + "/" + Signatures.CHECKSUMS_FILE))
          .sorted()
          .toList();
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = Files.newInputStream(file)) {
        in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
