package org.disentangle.table.row;

import java.util.Comparator;
import java.util.OptionalDouble;
import org.disentangle.table.Column;
import org.disentangle.table.TableFile;

/**
 * How many nats one latent tells about one factor.
 *
 * @param nats counted, which is too many by about as many as chance gives
 * @param factorEntropy nats that there are to tell
 * @param latentEntropy nats, of the binned latent
 * @param chance the mean with the factors shuffled; empty where that was not taken
 * @param chanceHigh what no latent exceeded by chance; likewise
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
  /** Who tells most comes last. */
  public static final Comparator<InformationRow> BY_NATS_TOLD =
      Comparator.comparingDouble(InformationRow::natsTold);

  /** Fewer nats beyond chance are not spoken of, however sure they are. */
  private static final double TELLING = 0.05;

  /** The nats less those that chance gives on average; not below 0. */
  public double natsTold() {
    return Math.max(0, nats - chance.orElse(0));
  }

  /** Whether it is known what chance gives: only then is anything said of the rest. */
  public boolean isJudged() {
    return chance.isPresent() && chanceHigh.isPresent();
  }

  /** Whether this is more than chance gives, and enough to be spoken of. */
  public boolean isTelling() {
    return isJudged() && nats > chanceHigh.getAsDouble() && natsTold() >= TELLING;
  }
}
