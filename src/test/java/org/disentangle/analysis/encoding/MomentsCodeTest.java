package org.disentangle.analysis.encoding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.disentangle.analysis.ColoredImages;
import org.disentangle.analysis.metric.LabelledCodes;
import org.disentangle.analysis.metric.MutualInformationGap;
import org.disentangle.analysis.metric.MutualInformationMatrix;
import org.disentangle.data.GridImages;
import org.disentangle.data.TwoValuedImages;
import org.disentangle.math.Matrix;
import org.junit.jupiter.api.Test;

class MomentsCodeTest {
  private static final int SIDE = TwoValuedImages.SIDE;

  /** One point each, at every place: the factors are its row and its column. */
  private static final GridImages POINTS =
      GridImages.of(SIDE, SIDE).drawn((image, target, offset) -> target[offset + image] = 1);

  /** Image 22 shows bits 1, 2 and 4 in its first row. */
  @Test
  void momentsAreThoseComputedByHand() {
    double[][] codes = MomentsCode.of(GridImages.of(5, 5), new int[] {22, 1}).orElseThrow();
    assertArrayEquals(new double[] {7 / 3.0, 0, Math.log(3)}, codes[0], 1e-15);
    assertArrayEquals(new double[] {0, 0, 0}, codes[1]);
  }

  @Test
  void rowsAreCountedFromTheTop() {
    double[][] codes = MomentsCode.of(POINTS, new int[] {5 * SIDE + 9}).orElseThrow();
    assertArrayEquals(new double[] {9, 5, 0}, codes[0]);
  }

  /** Single points, of which the centre says all: each factor has a latent for itself alone. */
  @Test
  void aPointsCentreIsAPerfectCode() {
    int[] all = POINTS.all();
    Matrix codes = Matrix.of(MomentsCode.of(POINTS, all).orElseThrow());
    ImageSample sample = ImageSample.of(POINTS, all);
    MutualInformationGap gap =
        MutualInformationGap.of(
            MutualInformationMatrix.of(new LabelledCodes(codes, sample.labels()), SIDE));
    assertTrue(Math.abs(1 - gap.score()) < 1e-12, "" + gap.score());
  }

  @Test
  void emptyAndColouredPicturesHaveNone() {
    assertTrue(MomentsCode.of(GridImages.of(5, 5), new int[] {3, 0}).isEmpty());
    assertTrue(MomentsCode.of(new ColoredImages(), new int[] {0}).isEmpty());
  }
}
