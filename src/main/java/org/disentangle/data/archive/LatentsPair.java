package org.disentangle.data.archive;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.disentangle.config.FactorConfig;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.KnownKinds;
import org.disentangle.data.array.ArrayFile;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.ElementType;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.dsprites.Dsprites;

/**
 * Labels in the layout of dSprites: {@code latents_classes}, the classes of each image, and {@code
 * latents_values}, the value of each class; numbers of any type, [n, factors]. {@code
 * latents_sizes}, which may be absent, has the number of classes in the full set.
 *
 * <p>The archive may be a part of a larger set. A factor then has the classes that occur, numbered
 * anew from 0 in their order: a factor of which only classes 3 and 7 occur has size 2.
 */
final class LatentsPair {
  /** The array that shows this layout. */
  static final String CLASSES = "latents_classes";

  static final String VALUES = "latents_values";
  private static final String SIZES = "latents_sizes";
  static final int MOST_FACTORS = 64;

  private final ArrayFile archive;
  private final int images;
  private final int factors;
  private final short[] classes;

  /** For each factor, the largest class that occurs, plus one. */
  private final int[] bounds;

  private final Optional<List<String>> givenNames;

  /** The names of the columns; provisional until all classes are read. */
  private List<String> names;

  private LatentsPair(ArrayFile archive, int images, int factors) throws IOException {
    this.archive = archive;
    this.images = images;
    this.factors = factors;
    this.classes = new short[images * factors];
    this.bounds = new int[factors];
    this.givenNames = FactorNames.given(archive, factors);
    this.names = givenNames.orElse(FactorNames.assumed(bounds));
  }

  /**
   * Reads the labels.
   *
   * @param images how many images the archive has
   * @param known what the configuration says of factors
   * @throws org.disentangle.UserErrorException if an array is missing, of another type or shape, or
   *     damaged; a class is not a whole number, negative, above 32767 or not below its factor's
   *     size; a class has two values
   */
  static ImageLabels read(ArrayFile archive, int images, List<FactorConfig> known)
      throws IOException {
    StoredArray array = archive.array(CLASSES);
    LatentsPair reader = new LatentsPair(archive, images, factors(array, images));
    reader.readClasses(array);
    return reader.labels(reader.readValues(), known);
  }

  /** How many columns the labels have. */
  private static int factors(StoredArray array, int images) {
    ArrayShape shape = array.shape();
    if (shape.axes() != 2 || shape.rows() != images || shape.length(1) < 1) {
      throw array.fault(
          "has shape " + shape,
          "expected (" + images + ", factors): a row for each of the images, a column a factor");
    }
    long factors = shape.length(1);
    if (factors > MOST_FACTORS || images * factors * Short.BYTES > Integer.MAX_VALUE) {
      throw array.fault(
          "has " + factors + " factors of " + images + " images",
          "expected at most " + MOST_FACTORS + ", and 2 GiB for all classes");
    }
    array.numbers();
    return (int) factors;
  }

  private void readClasses(StoredArray array) throws IOException {
    array.forEach(
        (index, value) -> {
          int factor = (int) (index % factors);
          if (!(value >= 0 && value <= Short.MAX_VALUE) || value != Math.rint(value)) {
            throw array.fault(
                "has " + ElementType.written(value) + " at " + place(index),
                "expected a class from 0 to " + Short.MAX_VALUE);
          }
          classes[(int) index] = (short) value;
          bounds[factor] = Math.max(bounds[factor], (int) value + 1);
        });
    names = givenNames.orElse(FactorNames.assumed(sizes().orElse(bounds)));
  }

  /** How many classes each factor has in the set that the archive may be a part of. */
  private Optional<int[]> sizes() throws IOException {
    if (!archive.has(SIZES)) {
      return Optional.empty();
    }
    StoredArray array = archive.array(SIZES);
    if (!array.shape().equals(ArrayShape.of(factors))) {
      throw array.fault(
          "has shape " + array.shape(),
          "expected (" + factors + ",): the classes of each column of " + CLASSES);
    }
    int[] sizes = new int[factors];
    array.forEach(
        (index, value) -> {
          int factor = (int) index;
          if (!(value >= bounds[factor]) || value != Math.rint(value)) {
            throw array.fault(
                "gives factor " + names.get(factor) + " " + ElementType.written(value) + " classes",
                "expected more than " + (bounds[factor] - 1) + ", a class in " + CLASSES);
          }
          sizes[factor] = (int) value;
        });
    return Optional.of(sizes);
  }

  /** The value of each class of each factor; NaN for a class that does not occur. */
  private double[][] readValues() throws IOException {
    double[][] values = new double[factors][];
    int[][] firstRows = new int[factors][];
    for (int factor = 0; factor < factors; factor++) {
      values[factor] = new double[bounds[factor]];
      Arrays.fill(values[factor], Double.NaN);
      firstRows[factor] = new int[bounds[factor]];
    }
    StoredArray array = archive.array(VALUES);
    if (!array.shape().equals(ArrayShape.of(images, factors))) {
      throw array.fault(
          "has shape " + array.shape(),
          "expected (%s, %s), as %s has".formatted(images, factors, CLASSES));
    }
    array.forEach(
        (index, value) -> {
          int row = (int) (index / factors);
          int factor = (int) (index % factors);
          int factorClass = classes[(int) index];
          double known = values[factor][factorClass];
          if (!Double.isFinite(value)) {
            throw array.fault("has " + value + " at " + place(index), "expected a finite number");
          }
          if (Double.isNaN(known)) {
            values[factor][factorClass] = value;
            firstRows[factor][factorClass] = row;
          } else if (known != value) {
            throw array.fault(
                String.format(
                    Locale.ROOT,
                    "gives class %s of factor %s the value %s at row %s and %s at row %s",
                    factorClass,
                    names.get(factor),
                    known,
                    firstRows[factor][factorClass],
                    value,
                    row),
                "expected one value a class");
          }
        });
    return values;
  }

  private ImageLabels labels(double[][] values, List<FactorConfig> configured) throws IOException {
    List<Factor> found = new ArrayList<>();
    short[][] renumbered = new short[factors][];
    for (int factor = 0; factor < factors; factor++) {
      List<Double> present = new ArrayList<>();
      renumbered[factor] = new short[bounds[factor]];
      for (int old = 0; old < bounds[factor]; old++) {
        if (!Double.isNaN(values[factor][old])) {
          renumbered[factor][old] = (short) present.size();
          present.add(values[factor][old]);
        }
      }
      found.add(new Factor(names.get(factor), FactorKind.ORDERED, present));
    }
    for (int i = 0; i < classes.length; i++) {
      classes[i] = renumbered[i % factors][classes[i]];
    }
    List<Factor> own = Dsprites.isNamedSo(names) ? asDsprites(found) : found;
    List<FactorConfig> known = FactorKinds.known(archive, names, configured);
    return new ImageLabels(
            KnownKinds.of(own, known, "the archive " + archive.path()), images, classes)
        .inOrderOfGrid();
  }

  /** The kinds of the factors of dSprites, and the words of its shapes. */
  private static List<Factor> asDsprites(List<Factor> found) {
    List<Factor> own = Dsprites.GRID.factors();
    List<Factor> known = new ArrayList<>();
    for (int factor = 0; factor < found.size(); factor++) {
      Factor mine = found.get(factor);
      Factor its = own.get(own.size() - found.size() + factor);
      boolean areItsValues = its.values().containsAll(mine.values());
      List<String> words =
          its.words().isEmpty() || !areItsValues
              ? List.of()
              : mine.values().stream()
                  .map(value -> its.words().get(its.values().indexOf(value)))
                  .toList();
      known.add(new Factor(mine.name(), its.kind(), mine.values(), words));
    }
    return known;
  }

  private String place(long index) {
    return "row " + index / factors + ", factor " + names.get((int) (index % factors));
  }
}
