package org.disentangle.data.source;

import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.FactorGrid;
import org.disentangle.data.ImageLabels;
import org.disentangle.data.numpy.NpyInput;
import org.disentangle.data.numpy.NpyType;
import org.disentangle.data.numpy.NpzArchive;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the labels of an archive, the classes of each image and the value of each class: numbers of
 * any type, [n, factors].
 *
 * <p>The archive may be a part of a larger set. A factor then has the classes that occur, numbered
 * anew from 0 in their order: a factor of which only classes 3 and 7 occur has size 2.
 */
public final class LatentsReader {
  private static final String CLASSES = "latents_classes";
  private static final String VALUES = "latents_values";
  private static final String SIZES = "latents_sizes";
  private static final int MOST_FACTORS = 64;

  private final NpzArchive archive;
  private final int images;
  private final int factors;
  private final short[] classes;

  /** For each factor, the largest class that occurs, plus one. */
  private final int[] bounds;

  private final Optional<List<String>> givenNames;

  /** The names of the columns; provisional until all classes are read. */
  private List<String> names;

  private LatentsReader(NpzArchive archive, int images, int factors) throws IOException {
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
   * @throws org.disentangle.UserErrorException if an array is missing, of another type or shape, or
   *     damaged; a class is not a whole number, negative, above 32767 or not below its factor's
   *     size; a class has two values
   */
  static ImageLabels read(NpzArchive archive, int images) throws IOException {
    try (NpyInput array = archive.array(CLASSES)) {
      LatentsReader reader = new LatentsReader(archive, images, factors(array, images));
      reader.readClasses(array);
      return reader.labels(reader.readValues());
    }
  }

  /** How many columns the labels have. */
  private static int factors(NpyInput array, int images) {
    List<Long> shape = array.header().shape();
    if (shape.size() != 2 || shape.get(0) != images || shape.get(1) < 1) {
      throw array.fault(
          "has shape " + array.header().shapeText(),
          "expected (" + images + ", factors): a row for each of the images, a column a factor");
    }
    long factors = shape.get(1);
    long bytes = images * (512 + Short.BYTES * Math.min(factors, MOST_FACTORS));
    if (factors > MOST_FACTORS || bytes > Integer.MAX_VALUE) {
      throw array.fault(
          "has " + factors + " factors of " + images + " images",
          "expected at most " + MOST_FACTORS + ", and 2 GiB for images and classes together");
    }
    array.requireRoom(array.numbers().bytes());
    return (int) factors;
  }

  private void readClasses(NpyInput array) throws IOException {
    array.forEach(
        (index, value) -> {
          int factor = (int) (index % factors);
          if (!(value >= 0 && value <= Short.MAX_VALUE) || value != Math.rint(value)) {
            throw array.fault(
                "has " + NpyType.written(value) + " at " + place(index),
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
    try (NpyInput array = archive.array(SIZES)) {
      if (!array.header().shape().equals(List.of((long) factors))) {
        throw array.fault(
            "has shape " + array.header().shapeText(),
            "expected (" + factors + ",): the classes of each column of " + CLASSES);
      }
      int[] sizes = new int[factors];
      array.forEach(
          (index, value) -> {
            int factor = (int) index;
            if (!(value >= bounds[factor]) || value != Math.rint(value)) {
              throw array.fault(
                  "gives factor " + names.get(factor) + " " + NpyType.written(value) + " classes",
                  "expected more than " + (bounds[factor] - 1) + ", a class in " + CLASSES);
            }
            sizes[factor] = (int) value;
          });
      return Optional.of(sizes);
    }
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
    try (NpyInput array = archive.array(VALUES)) {
      List<Long> expected = List.of((long) images, (long) factors);
      if (!array.header().shape().equals(expected)) {
        throw array.fault(
            "has shape " + array.header().shapeText(),
            "expected (%s, %s), as %s has".formatted(images, factors, CLASSES));
      }
      array.requireRoom(array.numbers().bytes());
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
    }
    return values;
  }

  private ImageLabels labels(double[][] values) {
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
    return isGrid(found)
        ? ImageLabels.of(new FactorGrid(found))
        : new ImageLabels(found, images, classes);
  }

  private boolean isGrid(List<Factor> found) {
    double points = found.stream().mapToDouble(Factor::size).reduce(1, (a, b) -> a * b);
    if (points != images) {
      return false;
    }
    FactorGrid grid = new FactorGrid(found);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] != grid.factorClass(i / factors, i % factors)) {
        return false;
      }
    }
    return true;
  }

  private String place(long index) {
    return "row " + index / factors + ", factor " + names.get((int) (index % factors));
  }
}
