package org.disentangle.report.table;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How many nats one latent tells about one factor: a row of {@code mutual_information.csv}.
 *
 * @param nats counted, which is too many by about as many as chance gives
 * @param factorEntropy nats that there are to tell
 * @param chance the mean with the factors shuffled; empty where that was not taken
 * @param chanceHigh what no latent exceeded by chance, beside its own mean; likewise
 */
public record Information(
    String run,
    String factor,
    int latent,
    double nats,
    double factorEntropy,
    OptionalDouble chance,
    OptionalDouble chanceHigh) {
  /** Who tells most comes last. */
  public static final Comparator<Information> BY_NATS_TOLD =
      Comparator.comparingDouble(Information::natsTold);

  /** Fewer nats beyond chance are not spoken of, however sure they are. */
  private static final double TELLING = 0.05;

  static List<Information> read(Path folder) {
    return StudyTables.read(
        folder,
        "mutual_information.csv",
        List.of("run", "factor", "latent", "nats", "factor_entropy"),
        (table, row) ->
            new Information(
                table.text(row, "run"),
                table.text(row, "factor"),
                table.index(row, "latent"),
                table.number(row, "nats"),
                table.number(row, "factor_entropy"),
                table.optionalNumber(row, "chance"),
                table.optionalNumber(row, "chance_high")));
  }

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
