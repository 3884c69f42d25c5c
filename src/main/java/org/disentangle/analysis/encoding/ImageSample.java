package org.disentangle.analysis.encoding;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.disentangle.analysis.metric.FactorLabels;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.config.FactorKind;
import org.disentangle.data.Factor;
import org.disentangle.data.KnownFactors;
import org.disentangle.math.Matrix;

/**
 * Some images with what is known of their factors. {@link AnalyzedImages} decides which images an
 * analysis uses.
 *
 * @param images index of each image, [n]
 * @param factors the factors, F of them; there may be none
 * @param labels [F] of each factor, what is known of these images
 */
@SuppressWarnings("ArrayRecordComponent") // Handed from one class to the next, never compared.
public record ImageSample(int[] images, List<Factor> factors, List<FactorLabels> labels) {
  /**
   * Draws images uniformly with replacement, as disentanglement_lib draws factor vectors: on a
   * whole factor grid, where each vector has one image, both are the same. The same seed draws the
   * same images.
   */
  static ImageSample draw(KnownFactors from, int size, long seed) {
    return of(from, new Random(seed).ints(size, 0, from.size()).toArray());
  }

  /** These images, in their order. */
  public static ImageSample of(KnownFactors from, int[] images) {
    return new ImageSample(
        images,
        FactorColumns.of(from.factors()),
        IntStream.range(0, from.factors().size()).mapToObj(k -> labels(from, images, k)).toList());
  }

  private static FactorLabels labels(KnownFactors from, int[] images, int factor) {
    int[] classes = Arrays.stream(images).map(image -> from.factorClass(image, factor)).toArray();
    return from.factors().get(factor).kind() == FactorKind.CONTINUOUS
        ? FactorLabels.continuous(
            classes,
            Arrays.stream(images).mapToDouble(image -> from.factorValue(image, factor)).toArray())
        : FactorLabels.of(classes);
  }

  /** Codes of these images, [n, K], with what is known of them. */
  public LabelledCodes labelled(Matrix codes) {
    return new LabelledCodes(codes, labels);
  }

  /** n. */
  public int size() {
    return images.length;
  }
}
