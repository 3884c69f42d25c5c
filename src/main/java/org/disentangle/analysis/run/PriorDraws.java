package org.disentangle.analysis.run;

import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.math.SeedPair;

/** Latents that a model draws from its own prior. */
final class PriorDraws {
  private PriorDraws() {}

  /** A number of draws, [draws, K]; each task has draws of its own. */
  static double[][] of(ReloadedModel model, int draws, long seed, String task) {
    double[][] latents = new double[draws][];
    for (int start = 0; start < draws; start += ReloadedModel.BATCH) {
      int count = Math.min(ReloadedModel.BATCH, draws - start);
      SeedPair pair = SeedPair.of(seed, task, start / ReloadedModel.BATCH);
      float[] batch = model.sampleLatents(pair, count);
      for (int i = 0; i < count; i++) {
        latents[start + i] = row(batch, i, batch.length / count);
      }
    }
    return latents;
  }

  /** One row of a matrix of floats. */
  static double[] row(float[] matrix, int row, int width) {
    double[] values = new double[width];
    for (int j = 0; j < width; j++) {
      values[j] = matrix[row * width + j];
    }
    return values;
  }
}
