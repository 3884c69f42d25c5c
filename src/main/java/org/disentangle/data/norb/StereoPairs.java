package org.disentangle.data.norb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.disentangle.UserErrorException;
import org.disentangle.data.store.ImageStore;
import org.disentangle.image.ImageShape;

/**
 * The training or the testing images of SmallNORB: three files, of pairs of images, of their
 * classes and of what else is known of them.
 *
 * @param images bytes, [n, 2, h, w]
 * @param classes whole numbers, [n]
 * @param info whole numbers, [n, 4]: instance, elevation, azimuth, lighting
 */
record StereoPairs(NorbFile images, NorbFile classes, NorbFile info) {
  /** The number of images of a pair. */
  static final int EYES = 2;

  /** The columns of {@link #labels}: those of the file of classes and of the file of info. */
  static final int COLUMNS = 5;

  private static final String PACKED = ".gz";

  /**
   * Finds the files of a split by their names, the unpacked one where both are there.
   *
   * @param split {@code training} or {@code testing}
   * @throws UserErrorException if one is missing, or not what it must be
   */
  static StereoPairs of(Path folder, String split) throws IOException {
    StereoPairs files =
        new StereoPairs(
            file(folder, split, "dat"), file(folder, split, "cat"), file(folder, split, "info"));
    files.check();
    return files;
  }

  private static NorbFile file(Path folder, String split, String part) throws IOException {
    Pattern name = Pattern.compile("smallnorb-.*-" + split + "-" + part + "\\.mat(\\.gz)?");
    List<Path> found;
    try (Stream<Path> files = Files.list(folder)) {
      found =
          files
              .filter(Files::isRegularFile)
              .filter(file -> name.matcher(file.getFileName().toString()).matches())
              .sorted()
              .toList();
    }
    boolean isThereTwice =
        found.size() == 2 && found.get(1).toString().equals(found.get(0) + PACKED);
    if (found.size() != 1 && !isThereTwice) {
      throw new UserErrorException(
          "data.small_norb: %s has %s files smallnorb-…-%s-%s.mat or .mat.gz; expected one"
              .formatted(folder, found.size(), split, part));
    }
    return NorbFile.open(found.get(0));
  }

  private void check() {
    long count = images.shape().rows();
    boolean arePairs =
        images.shape().axes() == 4
            && images.shape().length(1) == EYES
            && images.elements().bytes() == 1;
    if (!arePairs
        || count > ImageStore.MOST_IMAGES
        || images.shape().rowElements() > ImageShape.MOST_VALUES) {
      throw images.fault(
          "has elements of shape %s (%s)".formatted(images.shape(), images.typeName()),
          "expected bytes, (n, 2, h, w)");
    }
    check(classes, List.of(count));
    check(info, List.of(count, COLUMNS - 1L));
  }

  private static void check(NorbFile file, List<Long> expected) {
    if (!file.shape().lengths().equals(expected) || file.elements().bytes() != Integer.BYTES) {
      throw file.fault(
          "has elements of shape %s (%s)".formatted(file.shape(), file.typeName()),
          "expected whole numbers, one row for each of the images: " + expected);
    }
  }

  /** How many pairs of images there are. */
  int size() {
    return (int) images.shape().rows();
  }

  /** The height and width of each image, of one channel. */
  ImageShape eye() {
    return new ImageShape((int) images.shape().length(2), (int) images.shape().length(3), 1);
  }

  /** Category, instance, elevation, azimuth and lighting of each pair, as the files have them. */
  int[][] labels() throws IOException {
    int[][] labels = new int[COLUMNS][size()];
    classes.forEach((index, value) -> labels[0][(int) index] = (int) value);
    int others = COLUMNS - 1;
    info.forEach(
        (index, value) -> labels[1 + (int) (index % others)][(int) (index / others)] = (int) value);
    return labels;
  }

  /** All three files. */
  List<Path> files() {
    return List.of(images.path(), classes.path(), info.path());
  }
}
