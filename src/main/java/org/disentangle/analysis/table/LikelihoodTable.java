package org.disentangle.analysis.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.ImageRecord;
import org.disentangle.contract.LikelihoodMeasure;
import org.disentangle.contract.LikelihoodRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.Signatures;
import org.disentangle.math.BitsPerDimension;
import org.disentangle.table.Schema;
import org.disentangle.table.row.LikelihoodRow;
import tech.tablesaw.api.Table;

/** The table {@code likelihoods}: what decoders say of images, and bits per dimension. */
public final class LikelihoodTable {
  private static final String LOG_LIKELIHOOD = "log_likelihood";

  private LikelihoodTable() {}

  /**
   * A row for each run whose record says what its decoder's likelihood is; no table if all of these
   * are probabilities of images of two values, which need no explanation.
   */
  public static List<Table> of(List<MeasuredRun> runs) {
    List<MeasuredRun> recorded =
        runs.stream()
            .filter(run -> record(run).filter(RunRecord::hasLikelihood).isPresent())
            .toList();
    return recorded.stream().allMatch(LikelihoodTable::isUsual)
        ? List.of()
        : List.of(
            Schema.of(LikelihoodRow.class).table(recorded.stream().map(LikelihoodTable::row)));
  }

  private static boolean isUsual(MeasuredRun run) {
    RunRecord record = record(run).orElseThrow();
    return record.getLikelihood().getMeasure() == LikelihoodMeasure.PROBABILITY
        && record.getData().getImage().getHighestValue() == 1;
  }

  private static LikelihoodRow row(MeasuredRun run) {
    RunRecord record = record(run).orElseThrow();
    LikelihoodRecord likelihood = record.getLikelihood();
    ImageRecord image = record.getData().getImage();
    Optional<Double> reconstruction =
        Optional.ofNullable(run.losses().training().get(Signatures.RECONSTRUCTION));
    Optional<Double> negativeLogLikelihood =
        run.measures().stream()
            .filter(value -> value.measure().equals(LOG_LIKELIHOOD))
            .map(MeasuredValue::estimate)
            .filter(estimate -> estimate.isDefined())
            .map(estimate -> -estimate.value())
            .findFirst();
    return new LikelihoodRow(
        run.run(),
        run.folder().family(),
        likelihood.getName(),
        words(likelihood.getMeasure()),
        image.getHighestValue(),
        values(image),
        bits(reconstruction, likelihood, image),
        bits(negativeLogLikelihood, likelihood, image));
  }

  private static String words(LikelihoodMeasure measure) {
    return switch (measure) {
      case PROBABILITY -> LikelihoodRow.PROBABILITY;
      case DENSITY -> LikelihoodRow.DENSITY;
      case NO_LIKELIHOOD -> LikelihoodRow.NO_LIKELIHOOD;
      case LIKELIHOOD_MEASURE_UNSPECIFIED, UNRECOGNIZED -> "";
    };
  }

  /** Empty for a density of two values too: no level has a width there. */
  private static OptionalDouble bits(
      Optional<Double> nats, LikelihoodRecord likelihood, ImageRecord image) {
    if (nats.isEmpty()) {
      return OptionalDouble.empty();
    }
    int highest = image.getHighestValue();
    return switch (likelihood.getMeasure()) {
      case PROBABILITY ->
          OptionalDouble.of(BitsPerDimension.ofProbability(nats.get(), values(image)));
      case DENSITY ->
          highest > 1
              ? OptionalDouble.of(BitsPerDimension.ofDensity(nats.get(), values(image), highest))
              : OptionalDouble.empty();
      case NO_LIKELIHOOD, LIKELIHOOD_MEASURE_UNSPECIFIED, UNRECOGNIZED -> OptionalDouble.empty();
    };
  }

  private static int values(ImageRecord image) {
    return image.getHeight() * image.getWidth() * image.getChannels();
  }

  private static Optional<RunRecord> record(MeasuredRun run) {
    return run.folder().record();
  }
}
