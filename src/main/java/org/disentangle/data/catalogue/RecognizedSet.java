package org.disentangle.data.catalogue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.disentangle.Progress;
import org.disentangle.data.array.ArrayShape;

/**
 * A published set that images at hand are, as far as their form and number say.
 *
 * @param path what they were read from
 * @param set which one
 * @param files which of its files it can be: those of the same name, if there are some
 * @param shape of the array, or the number of images alone
 */
public record RecognizedSet(Path path, KnownSet set, List<KnownFile> files, ArrayShape shape) {

  /**
   * Tells a set by what is at hand, without reading the images.
   *
   * @param path a file or folder
   * @param shape of the array of images; of others, their number alone
   * @return empty if none is known that could be it
   */
  public static Optional<RecognizedSet> of(Path path, KnownFile.Form form, ArrayShape shape) {
    for (KnownSet set : KnownSets.ALL) {
      List<KnownFile> possible = possible(set, form, shape);
      if (!possible.isEmpty()) {
        List<KnownFile> named =
            filtered(possible, file -> Path.of(file.name()).equals(path.getFileName()));
        return Optional.of(new RecognizedSet(path, set, named.isEmpty() ? possible : named, shape));
      }
    }
    return Optional.empty();
  }

  /** Each file that it can be; or all of them together, such as those of training and of test. */
  private static List<KnownFile> possible(KnownSet set, KnownFile.Form form, ArrayShape shape) {
    List<KnownFile> all = filtered(set.files(), file -> file.form() == form);
    List<KnownFile> one = filtered(all, file -> file.canBe(form, shape));
    boolean areAll =
        form != KnownFile.Form.ARRAY
            && all.stream().mapToLong(file -> file.images().rows()).sum() == shape.rows();
    return one.isEmpty() && areAll ? all : one;
  }

  private static List<KnownFile> filtered(List<KnownFile> files, Predicate<KnownFile> filter) {
    return files.stream().filter(filter).toList();
  }

  /** The set and what it is known by. */
  public String name() {
    return set
        + (shape.axes() > 1
            ? ", by the shape of its images, " + shape
            : ", by the number of its images, " + shape.rows());
  }

  /** The files that it can be, as they are published. */
  public String published() {
    return files.stream().map(KnownFile::toString).collect(Collectors.joining("; "));
  }

  /**
   * Compares the file's checksum with those that are published, which reads all of it.
   *
   * @return a sentence on the result
   * @throws org.disentangle.UserErrorException if the file cannot be read
   */
  public String compared(Progress progress) {
    List<FileChecksum> known =
        set.files().stream().flatMap(file -> file.checksum().stream()).toList();
    if (known.isEmpty() || !Files.isRegularFile(path)) {
      return "not compared: "
          + (known.isEmpty()
              ? "no checksum of the set's files is known here"
              : "what is published is the file that the folder was unpacked from");
    }
    for (String algorithm : known.stream().map(FileChecksum::algorithm).distinct().toList()) {
      FileChecksum own = FileChecksum.of(path, algorithm, progress);
      for (KnownFile file : set.files()) {
        if (file.checksum().filter(own::equals).isPresent()) {
          return own + ", that of " + file.name();
        }
      }
    }
    return "its checksum is that of no published file: it was written anew, or is damaged";
  }
}
