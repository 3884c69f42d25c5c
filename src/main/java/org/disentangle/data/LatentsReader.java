package org.disentangle.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Reads which classes each image of an archive has, and the value of each class.
 *
 * <p>The archive may be a part of dSprites. A factor then has the classes that occur, numbered anew
 * from 0 in their order: a factor of which only classes 3 and 7 occur has size 2.
 */
final class LatentsReader {
  private static final String CLASSES = "latents_classes";
  private static final String VALUES = "latents_values";
  private static final int ROWS_A_READ = 8192;
  private static final int FACTORS = Dsprites.FACTOR_NAMES.size();

  private final int images;
  private final short[] classes;

  /** Largest class that occurs, and one more, a factor. */
  private final int[] bounds = new int[FACTORS];

  private LatentsReader(int images) {
    this.images = images;
    this.classes = new short[Math.multiplyExact(images, FACTORS)];
  }

  /**
   * Reads the labels.
   *
   * @param images how many images the archive has
   * @throws org.disentangle.UserErrorException if an array is missing, of another type or shape, or
   *     damaged; a class is negative or above 32767; a class has two values
   */
  static ImageLabels read(NpzArchive archive, int images) throws IOException {
    LatentsReader reader = new LatentsReader(images);
    try (NpyInput array = archive.array(CLASSES)) {
      reader.readClasses(array);
    }
    try (NpyInput array = archive.array(VALUES)) {
      return reader.labels(reader.readValues(array));
    }
  }

  /** Gives an element of a row to whoever asks. */
  private interface Element {
    void accept(ByteBuffer buffer, int row, int factor);
  }

  private void readClasses(NpyInput array) {
    array.requireType("int64 (<i8)", List.of("<i8"));
    forEach(
        array,
        (buffer, row, factor) -> {
          long value = buffer.getLong();
          if (value < 0 || value > Short.MAX_VALUE) {
            throw array.fault(
                "has " + value + " at row " + row + ", factor " + name(factor),
                "expected a class from 0 to " + Short.MAX_VALUE);
          }
          classes[row * FACTORS + factor] = (short) value;
          bounds[factor] = Math.max(bounds[factor], (int) value + 1);
        });
  }

  /** The value of each class of each factor; NaN for a class that does not occur. */
  private double[][] readValues(NpyInput array) {
    double[][] values = new double[FACTORS][];
    int[][] firstRows = new int[FACTORS][];
    for (int factor = 0; factor < FACTORS; factor++) {
      values[factor] = new double[bounds[factor]];
      Arrays.fill(values[factor], Double.NaN);
      firstRows[factor] = new int[bounds[factor]];
    }
    array.requireType("float64 (<f8)", List.of("<f8"));
    forEach(
        array,
        (buffer, row, factor) -> {
          double value = buffer.getDouble();
          int factorClass = classes[row * FACTORS + factor];
          double known = values[factor][factorClass];
          if (!Double.isFinite(value)) {
            throw array.fault(
                "has " + value + " at row " + row + ", factor " + name(factor),
                "expected a finite number");
          }
          if (Double.isNaN(known)) {
            values[factor][factorClass] = value;
            firstRows[factor][factorClass] = row;
          } else if (known != value) {
            throw array.fault(
                String.format(
                    Locale.ROOT,
                    "gives class %d of factor %s the value %s at row %d and %s at row %d",
                    factorClass,
                    name(factor),
                    known,
                    firstRows[factor][factorClass],
                    value,
                    row),
                "expected one value a class");
          }
        });
    return values;
  }

  private void forEach(NpyInput array, Element element) {
    List<Long> expected = List.of((long) images, (long) FACTORS);
    if (!array.header().shape().equals(expected)) {
      throw array.fault(
          "has shape " + array.header().shapeText(),
          "expected ("
              + images
              + ", "
              + FACTORS
              + "): a row for each of the images, and the factors "
              + String.join(", ", Dsprites.FACTOR_NAMES));
    }
    ByteBuffer buffer =
        ByteBuffer.allocate(ROWS_A_READ * FACTORS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int start = 0; start < images; start += ROWS_A_READ) {
      int rows = Math.min(ROWS_A_READ, images - start);
      array.read(buffer.clear().limit(rows * FACTORS * Long.BYTES));
      for (int row = start; row < start + rows; row++) {
        for (int factor = 0; factor < FACTORS; factor++) {
          element.accept(buffer, row, factor);
        }
      }
    }
    array.expectEnd();
  }

  private ImageLabels labels(double[][] values) {
    List<Factor> factors = new ArrayList<>();
    short[][] renumbered = new short[FACTORS][];
    for (int factor = 0; factor < FACTORS; factor++) {
      List<Double> present = new ArrayList<>();
      renumbered[factor] = new short[bounds[factor]];
      for (int old = 0; old < bounds[factor]; old++) {
        if (!Double.isNaN(values[factor][old])) {
          renumbered[factor][old] = (short) present.size();
          present.add(values[factor][old]);
        }
      }
      factors.add(new Factor(name(factor), present));
    }
    for (int i = 0; i < classes.length; i++) {
      classes[i] = renumbered[i % FACTORS][classes[i]];
    }
    return isGrid(factors)
        ? ImageLabels.of(new FactorGrid(factors))
        : new ImageLabels(factors, images, classes);
  }

  private boolean isGrid(List<Factor> factors) {
    double points = factors.stream().mapToDouble(Factor::size).reduce(1, (a, b) -> a * b);
    if (points != images) {
      return false;
    }
    FactorGrid grid = new FactorGrid(factors);
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] != grid.factorClass(i / FACTORS, i % FACTORS)) {
        return false;
      }
    }
    return true;
  }

  private static String name(int factor) {
    return Dsprites.FACTOR_NAMES.get(factor);
  }
}
