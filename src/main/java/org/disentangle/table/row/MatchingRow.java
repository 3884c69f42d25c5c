package org.disentangle.table.row;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code matching.csv}: which latent of another run answers to a latent of this one.
 *
 * @param other the other run, whose codes are of the same images
 * @param latent of this run
 * @param match the latent of the other run; blank if none is left for it, or none is like it
 * @param correlation of the two, by ranks, with its sign; blank without a match
 * @param byLatent {@code z0}, {@code z1}, …: the correlation with each latent of the other run
 */
@TableFile(
    name = "matching",
    sentence =
        "Of each pair of the first runs: which latent of the other run answers to each latent, and its rank correlation with that and with every other one (z0, z1, …).")
public record MatchingRow(
    String run,
    String other,
    int latent,
    OptionalInt match,
    @Column(decimals = 3) OptionalDouble correlation,
    @Column(matching = "z[0-9]+") Map<String, Double> byLatent)
    implements OfRun {
  /** The correlation with a latent of the other run. */
  public double with(int otherLatent) {
    return byLatent.getOrDefault("z" + otherLatent, 0.0);
  }
}
