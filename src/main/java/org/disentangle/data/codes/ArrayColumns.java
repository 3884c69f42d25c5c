package org.disentangle.data.codes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.FileKind;
import org.disentangle.UserErrorException;
import org.disentangle.data.LabelColumn;
import org.disentangle.data.array.ArrayShape;
import org.disentangle.data.array.StoredArray;
import org.disentangle.data.numpy.NpyFile;
import org.disentangle.data.numpy.NpzArchive;

/** The columns of an array of numpy, [n, K]; of labels, [n] is one column. */
record ArrayColumns(StoredArray array) implements StoredColumns {
  private static final int MATRIX = 2;
  private static final int MEMORY_SHARE = 4;

  /** Reads an npy file or an array of an npz archive. */
  static <T> T read(TablePath path, FileKind kind, Reading<T> reading) throws IOException {
    if (kind.equals(FileKind.NPY)) {
      return reading.of(sized(NpyFile.array(path.file())));
    }
    if (!kind.equals(FileKind.ZIP)) {
      throw kind.refusal(path.file(), "a file of numbers (npy, npz or CSV)", "save " + ADVICE);
    }
    try (NpzArchive archive = NpzArchive.open(path.file())) {
      List<String> names = archive.names().stream().filter(archive::has).toList();
      String name =
          path.array()
              .or(() -> names.size() == 1 ? names.stream().findFirst() : Optional.empty())
              .orElseThrow(
                  () ->
                      new UserErrorException(
                          names.isEmpty()
                              ? path.file() + " has no array of numpy; save " + ADVICE
                              : "%s has the arrays %s; name one, such as %s:%s"
                                  .formatted(
                                      path.file(),
                                      String.join(", ", names),
                                      path.file(),
                                      names.get(0))));
      return reading.of(sized(archive.array(name)));
    }
  }

  /** An array with rows and columns that fit into memory. */
  private static ArrayColumns sized(StoredArray array) {
    ArrayColumns columns = new ArrayColumns(array);
    ArrayShape shape = array.shape();
    columns.requireShape(
        !shape.lengths().contains(0L), "expected a row or more, and a column or more");
    columns.requireShape(
        shape.rows() <= Integer.MAX_VALUE
            && shape.rowElements() <= Integer.MAX_VALUE
            && shape.bytes(Double.BYTES) <= Runtime.getRuntime().maxMemory() / MEMORY_SHARE,
        "expected fewer numbers, which fit into a quarter of this program's memory");
    return columns;
  }

  @Override
  public List<String> names() {
    return List.of();
  }

  @Override
  public int width() {
    return array.shape().axes() < MATRIX ? 1 : Math.toIntExact(array.shape().length(1));
  }

  @Override
  public double[][] numbers() throws IOException {
    array.numbers();
    requireShape(array.shape().axes() == MATRIX, "expected [rows, columns]: a row an image");
    double[][] rows = rows();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < rows[i].length; j++) {
        if (!Double.isFinite(rows[i][j])) {
          throw array.fault(
              "has %s in row %s, column %s".formatted(rows[i][j], i, j),
              "expected finite numbers: leave such images out, or see why they diverged");
        }
      }
    }
    return rows;
  }

  @Override
  public List<LabelColumn> labels(List<String> names) throws IOException {
    requireShape(
        array.shape().axes() == 1 || array.shape().axes() == MATRIX,
        "expected [rows, factors], or [rows] of one factor");
    if (array.isText()) {
      List<String> texts = array.texts();
      return IntStream.range(0, names.size())
          .mapToObj(
              k ->
                  LabelColumn.texts(
                      names.get(k),
                      IntStream.range(0, texts.size() / names.size())
                          .mapToObj(i -> texts.get(i * names.size() + k))
                          .toList()))
          .toList();
    }
    double[][] rows = rows();
    List<LabelColumn> columns = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      double[] column = new double[rows.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = rows[i][k];
      }
      columns.add(LabelColumn.numbers(names.get(k), column));
    }
    return columns;
  }

  private double[][] rows() throws IOException {
    array.numbers();
    int width = width();
    double[][] rows = new double[Math.toIntExact(array.shape().rows())][width];
    array.forEach((index, value) -> rows[(int) (index / width)][(int) (index % width)] = value);
    return rows;
  }

  private void requireShape(boolean isRight, String expected) {
    if (!isRight) {
      throw array.fault("has shape " + array.shape(), expected);
    }
  }
}
