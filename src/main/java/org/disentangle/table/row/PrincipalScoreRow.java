package org.disentangle.table.row;

import java.util.Map;
import org.disentangle.table.TableFile;

/**
 * A row of {@code pca_scores.csv}: a sample on the first two principal components of a run.
 *
 * @param sample its number, the same in every run and table
 * @param pc2 0 for a model with one latent: its codes lie on a line
 * @param classes by factor; without those that are unknown
 */
@TableFile(
    name = "pca_scores",
    sentence =
        "The first 10,000 samples on the first two components with the class index of each factor.")
public record PrincipalScoreRow(
    String run, int sample, double pc1, double pc2, Map<String, Integer> classes) implements Point {
  @Override
  public double x() {
    return pc1;
  }

  @Override
  public double y() {
    return pc2;
  }
}
