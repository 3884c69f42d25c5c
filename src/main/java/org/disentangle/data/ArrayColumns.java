package org.disentangle.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.disentangle.data.array.StoredArray;

/** Labels that lie in arrays: a row an image, numbers or text, NaN or nothing where unknown. */
public final class ArrayColumns {
  private ArrayColumns() {}

  /**
   * The columns of arrays whose rows follow one another.
   *
   * @param arrays of [n, k], or of [n] for one column; all numbers or all text, with int rows
   * @param names of the columns
   * @throws IOException if a file cannot be read
   * @throws org.disentangle.UserErrorException if an array is damaged, or of another type
   */
  public static List<LabelColumn> of(List<StoredArray> arrays, List<String> names)
      throws IOException {
    int count = names.size();
    int rows = (int) arrays.stream().mapToLong(array -> array.shape().rows()).sum();
    List<LabelColumn> columns = new ArrayList<>();
    if (arrays.get(0).isText()) {
      List<String> texts = new ArrayList<>();
      for (StoredArray array : arrays) {
        texts.addAll(array.texts());
      }
      for (int column = 0; column < count; column++) {
        int own = column;
        columns.add(
            LabelColumn.texts(
                names.get(column),
                IntStream.range(0, rows).mapToObj(i -> texts.get(i * count + own)).toList()));
      }
      return columns;
    }
    double[][] numbers = new double[count][rows];
    int start = 0;
    for (StoredArray array : arrays) {
      int first = start;
      array.forEach(
          (index, value) -> numbers[(int) (index % count)][first + (int) (index / count)] = value);
      start += (int) array.shape().rows();
    }
    for (int column = 0; column < count; column++) {
      columns.add(LabelColumn.numbers(names.get(column), numbers[column]));
    }
    return columns;
  }
}
