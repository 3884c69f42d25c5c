package org.disentangle.data.archive;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.data.Factor;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.dsprites.Dsprites;
import org.disentangle.data.numpy.PickledNames;

/**
 * The names of the columns of an archive's labels: those of its array {@code latents_names}, {@code
 * label_names} or {@code factor_names}, or of the entry of that name in its pickled {@code
 * metadata}; else those of dSprites, if the columns can be those; else {@code factor_0}, {@code
 * factor_1}, …. The published names of the positions, {@code posX} and {@code posY}, are replaced
 * by those of drawn images.
 */
final class FactorNames {
  /** Arrays of names; the last as disent has it, in an attribute. */
  private static final List<String> ARRAYS =
      List.of("latents_names", "label_names", "factor_names");

  /** The names' place in the metadata. */
  private static final String NAMES = ARRAYS.get(0);

  private static final String METADATA = "metadata";
  private static final int MOST_METADATA_BYTES = 1 << 20;
  private static final int MOST_CHARACTERS = 100;

  /** The names of the columns in the published archive. */
  private static final List<String> PUBLISHED =
      List.of("color", "shape", "scale", "orientation", "posX", "posY");

  private FactorNames() {}

  /**
   * The names that the archive gives.
   *
   * @param factors how many columns the labels have
   * @return empty if it gives none
   * @throws org.disentangle.UserErrorException if the names cannot be read, are of another number,
   *     or one of them is empty, too long, unsuitable as a table's heading, or there twice
   */
  static Optional<List<String>> given(ArrayFile archive, int factors) throws IOException {
    Optional<String> array = ARRAYS.stream().filter(archive::has).findFirst();
    Optional<List<String>> names =
        array.isPresent()
            ? Optional.of(listed(archive.array(array.get()), factors))
            : pickled(archive, factors);
    return names.map(FactorNames::asDrawn);
  }

  /** Converts the published names to those of drawn images, also where the color is left out. */
  private static List<String> asDrawn(List<String> names) {
    int left = PUBLISHED.size() - names.size();
    boolean arePublished =
        left >= 0
            && left <= Dsprites.SHAPE
            && names.equals(PUBLISHED.subList(left, PUBLISHED.size()));
    return arePublished ? Dsprites.FACTOR_NAMES.subList(left, PUBLISHED.size()) : names;
  }

  private static List<String> listed(StoredArray array, int factors) throws IOException {
    if (array.isText() && !array.shape().equals(ArrayShape.of(factors))) {
      throw array.fault(
          "has shape " + array.shape(), "expected (" + factors + ",): a name for each factor");
    }
    List<String> names = array.texts().stream().map(String::strip).toList();
    for (int factor = 0; factor < factors; factor++) {
      String name = names.get(factor);
      if (!isName(name)) {
        throw array.fault(
            "has the name \"" + name.replaceAll("\\p{Cntrl}", "?") + "\" of factor " + factor,
            "expected 1 to " + MOST_CHARACTERS + " characters on one line");
      }
      if (!areDistinct(names.subList(0, factor + 1))) {
        throw array.fault("has the name \"" + name + "\" twice", "give each factor its own");
      }
    }
    return names;
  }

  /** The names in the metadata, if they fit these columns. */
  private static Optional<List<String>> pickled(ArrayFile archive, int factors) {
    return archive
        .pickle(METADATA, MOST_METADATA_BYTES)
        .flatMap(pickle -> PickledNames.under(NAMES, pickle))
        .filter(names -> names.size() == factors && areDistinct(names))
        .filter(names -> names.stream().allMatch(FactorNames::isName));
  }

  /**
   * The names of columns for which the archive has no names.
   *
   * @param classes how many classes each factor has, as far as is known
   */
  static List<String> assumed(int[] classes) {
    List<Factor> known = Dsprites.GRID.factors();
    boolean canBeDsprites =
        classes.length == known.size()
            && IntStream.range(0, classes.length)
                .allMatch(factor -> classes[factor] <= known.get(factor).size());
    return canBeDsprites ? Dsprites.FACTOR_NAMES : numbered(classes.length);
  }

  static List<String> numbered(int factors) {
    return IntStream.range(0, factors).mapToObj(factor -> "factor_" + factor).toList();
  }

  /** A remark on names that nobody gave. */
  static Optional<String> remark(ArrayFile archive, List<Factor> factors) {
    List<String> names = factors.stream().map(Factor::name).toList();
    return names.isEmpty() || !names.equals(numbered(names.size()))
        ? Optional.empty()
        : Optional.of(
            "the archive %s has no array %s, and its labels are not those of a set that is known here: their columns are called %s to %s"
                .formatted(archive.path(), NAMES, names.get(0), names.get(names.size() - 1)));
  }

  /** Whether the names differ, ignoring case, as tables do. */
  static boolean areDistinct(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).distinct().count()
        == names.size();
  }

  private static boolean isName(String name) {
    return !name.isEmpty()
        && name.length() <= MOST_CHARACTERS
        && name.codePoints().noneMatch(each -> Character.isISOControl(each) || isLineEnd(each));
  }

  private static boolean isLineEnd(int character) {
    int type = Character.getType(character);
    return type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
  }
}
