package org.disentangle.table.row;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * A row of {@code mutual_information.csv}: the mutual information of one latent and one factor, in
 * nats.
 *
 * @param nats the binned estimate, which is too large by about the chance level
 * @param factorEntropy nats, of the factor
 * @param latentEntropy nats, of the binned latent
 * @param chance the mean with the factors shuffled; empty if not measured
 * @param chanceHigh the value that no latent exceeded by chance; likewise
 */
@TableFile(
    name = "mutual_information",
    sentence =
        "Nats that each latent tells about each factor, as counted, with both entropies, and what counting finds where the factors are shuffled (mean, and what no latent exceeded).")
public record InformationRow(
    String run,
    String factor,
    int latent,
    double nats,
    double factorEntropy,
    @Column(mayBeAbsent = true) OptionalDouble latentEntropy,
    @Column(mayBeAbsent = true) OptionalDouble chance,
    @Column(mayBeAbsent = true) OptionalDouble chanceHigh)
    implements OfRun {
  /** Orders rows by the nats beyond chance, the most informative last. */
  public static final Comparator<InformationRow> BY_NATS_TOLD =
      Comparator.comparingDouble(InformationRow::natsTold);

  /** The smallest number of nats beyond chance that is mentioned, however certain it is. */
  private static final double TELLING = 0.05;

  /** The nats minus the mean chance level; not below 0. */
  public double natsTold() {
    return Math.max(0, nats - chance.orElse(0));
  }

  /** Whether the chance level is known; only then are the nats beyond chance mentioned. */
  public boolean isJudged() {
    return chance.isPresent() && chanceHigh.isPresent();
  }

  /** Whether the nats are above the chance level, and enough to be mentioned. */
  public boolean isTelling() {
    return isJudged() && nats > chanceHigh.getAsDouble() && natsTold() >= TELLING;
  }
}
