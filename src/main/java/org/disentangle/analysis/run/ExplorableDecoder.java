package org.disentangle.analysis.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.disentangle.analysis.reload.DecoderProgram;
import org.disentangle.contract.LatentValues;
import org.disentangle.math.Matrix;
import tech.tablesaw.api.DoubleColumn;

/**
 * A decoder with the data that is needed to explore its latent space by hand.
 *
 * @param program the decoder
 * @param starts the representation of some images, [images][K]
 * @param low for each latent, the start of its range: −3, or lower where codes lie lower; of a
 *     quantised latent the index of its first value, 0
 * @param high for each latent, the end of its range: 3, or higher; or the index of its last value
 * @param step by which a latent is moved; 1 from one index to the next
 * @param deviations for each latent, the standard deviation of the codes
 */
public record ExplorableDecoder(
    DecoderProgram program,
    List<List<Double>> starts,
    List<Double> low,
    List<Double> high,
    double step,
    List<Double> deviations) {
  private static final int STARTS = 8;

  /** Three standard deviations of N(0, 1). */
  private static final double REACH = 3;

  /** The percentage of codes that the range may leave out at either end. */
  private static final double OUTLIERS = 0.5;

  private static final double FINE = 0.01;

  /**
   * Finds the range of each latent.
   *
   * @param codes of a sample, [n, K]
   * @param values of each latent, where they are quantised; else empty
   */
  public static ExplorableDecoder of(
      DecoderProgram program, Matrix codes, List<LatentValues> values) {
    List<Double> low = new ArrayList<>();
    List<Double> high = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    for (int j = 0; j < program.latents(); j++) {
      DoubleColumn latent = DoubleColumn.create("z" + j, codes.column(j));
      if (values.isEmpty()) {
        low.add(Math.min(-REACH, latent.percentile(OUTLIERS)));
        high.add(Math.max(REACH, latent.percentile(100 - OUTLIERS)));
      } else {
        low.add(0.0);
        high.add(values.get(j).getValueCount() - 1.0);
      }
      deviations.add(latent.standardDeviation());
    }
    List<List<Double>> starts =
        Arrays.stream(codes.first(STARTS).toArray())
            .map(code -> DoubleStream.of(code).boxed().toList())
            .toList();
    return new ExplorableDecoder(
        program, starts, low, high, values.isEmpty() ? FINE : 1, deviations);
  }
}
