package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.analysis.encoding.ImageSample;
import org.disentangle.analysis.run.MeasuredCodes;
import org.disentangle.data.numpy.NpyOutput;
import org.disentangle.math.Matrix;

/**
 * The arrays from which the scores were computed, with one row for each sample, which other tools
 * can map into memory. The table {@code codes} has the first samples only.
 */
public final class CodeArrays {
  private CodeArrays() {}

  /**
   * {@code images} (int32 [n], the index of each image in the data), {@code classes} (int32 [n, F],
   * its class in each factor, −1 where it is unknown; left out without factors) and, for each run,
   * {@code codes-<run>} (float64 [n, K], the representation).
   */
  public static List<ArrayFile> of(List<MeasuredCodes> runs, ImageSample sample) {
    long samples = sample.size();
    long factors = sample.factors().size();
    List<ArrayFile> arrays = new ArrayList<>();
    arrays.add(
        new ArrayFile(
            "images",
            file -> NpyOutput.ints(file, List.of(samples), i -> new int[] {sample.images()[i]})));
    if (factors > 0) {
      arrays.add(
          new ArrayFile(
              "classes",
              file ->
                  NpyOutput.ints(
                      file,
                      List.of(samples, factors),
                      i ->
                          sample.labels().stream().mapToInt(each -> each.classes()[i]).toArray())));
    }
    for (MeasuredCodes run : runs) {
      Matrix codes = run.representation();
      arrays.add(
          new ArrayFile(
              "codes-" + run.run(),
              file ->
                  NpyOutput.doubles(file, List.of(samples, (long) codes.columns()), codes::row)));
    }
    return arrays;
  }
}
