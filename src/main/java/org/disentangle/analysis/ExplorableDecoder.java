package org.disentangle.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;

/**
 * A decoder with what is needed to move about in its latent space by hand.
 *
 * @param program the decoder
 * @param starts the representation of some images, [images][K]
 * @param low by latent, where its range begins: −3, or lower where codes lie lower
 * @param high by latent, where its range ends: 3, or higher
 * @param deviations by latent, the standard deviation of the codes
 */
public record ExplorableDecoder(
    DecoderProgram program,
    List<List<Double>> starts,
    List<Double> low,
    List<Double> high,
    List<Double> deviations) {
  private static final int STARTS = 8;

  /** Three standard deviations of N(0, 1). */
  private static final double REACH = 3;

  /** In a hundred codes; the range leaves so many out at either end. */
  private static final double OUTLIERS = 0.5;

  /**
   * Finds the range of each latent.
   *
   * @param codes of a sample, [n, K]
   */
  public static ExplorableDecoder of(DecoderProgram program, double[][] codes) {
    List<DoubleColumn> latents =
        IntStream.range(0, program.latents()).mapToObj(j -> latent(codes, j)).toList();
    return new ExplorableDecoder(
        program,
        Arrays.stream(codes)
            .limit(STARTS)
            .map(code -> DoubleStream.of(code).boxed().toList())
            .toList(),
        latents.stream().map(each -> Math.min(-REACH, each.percentile(OUTLIERS))).toList(),
        latents.stream().map(each -> Math.max(REACH, each.percentile(100 - OUTLIERS))).toList(),
        latents.stream().map(DoubleColumn::standardDeviation).toList());
  }

  private static DoubleColumn latent(double[][] codes, int latent) {
    return DoubleColumn.create(
        "z" + latent, Arrays.stream(codes).mapToDouble(code -> code[latent]));
  }
}
