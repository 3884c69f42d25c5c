package org.disentangle.analysis.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.analysis.run.MixtureComponents;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table of everything that was measured of every model, a row a number, {@code measures}, and
 * what stands behind some of those numbers, {@code latents} and {@code components}.
 */
public final class MeasureTables {
  private MeasureTables() {}

  /**
   * {@code measures}: run, model, measure (a loss term, or a key of {@link
   * org.disentangle.analysis.score.MeasureCatalogue}), value, standard_error (blank where there is
   * none). What is not defined for a model has no row.
   */
  public static Table measures(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    StringColumn model = StringColumn.create("model");
    StringColumn measure = StringColumn.create("measure");
    DoubleColumn value = DoubleColumn.create("value");
    DoubleColumn standardError = DoubleColumn.create("standard_error");
    for (MeasuredRun run : runs) {
      for (MeasuredValue measured : values(run)) {
        if (measured.estimate().isDefined()) {
          runName.append(run.run());
          model.append(run.folder().family());
          measure.append(measured.measure());
          value.append(measured.estimate().value());
          standardError.append(measured.estimate().standardError());
        }
      }
    }
    return Table.create("measures", runName, model, measure, value, standardError);
  }

  /** The tables {@code latents}, {@code densities} and {@code components}; each if it has a row. */
  public static List<Table> byPart(List<MeasuredRun> runs) {
    return Stream.of(latents(runs), LatentTables.densities(runs), components(runs))
        .filter(table -> !table.isEmpty())
        .toList();
  }

  /**
   * {@code latents}: run, latent, mean and variance (of the representation over the sample), active
   * (1 if the variance is above 0.01), kl_nats (to N(0, 1); blank where the posterior is over
   * something else), aggregate_fit (of this latent by itself; blank where there are no draws to
   * compare) and zero_share (of the images). No rows for models whose latents are codes.
   */
  private static Table latents(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    IntColumn latent = IntColumn.create("latent");
    DoubleColumn mean = DoubleColumn.create("mean");
    DoubleColumn variance = DoubleColumn.create("variance");
    IntColumn active = IntColumn.create("active");
    DoubleColumn nats = DoubleColumn.create("kl_nats");
    DoubleColumn fit = DoubleColumn.create("aggregate_fit");
    DoubleColumn zeroShare = DoubleColumn.create("zero_share");
    for (MeasuredRun run : runs) {
      run.latents()
          .ifPresent(
              of -> {
                for (int j = 0; j < of.zeroShares().length; j++) {
                  int index = j;
                  runName.append(run.run());
                  latent.append(j);
                  mean.append(of.moments().means()[j]);
                  variance.append(of.moments().variances()[j]);
                  active.append(of.moments().isActive(j) ? 1 : 0);
                  nats.append(of.klNats().map(all -> all[index]).orElse(Double.NaN));
                  fit.append(of.fit().map(all -> all.perLatent()[index]).orElse(Double.NaN));
                  zeroShare.append(of.zeroShares()[j]);
                }
              });
    }
    return Table.create("latents", runName, latent, mean, variance, active, nats, fit, zeroShare);
  }

  /** {@code components}: run, component, share (of the codes of the sample; they sum to 1). */
  private static Table components(List<MeasuredRun> runs) {
    StringColumn runName = StringColumn.create("run");
    IntColumn component = IntColumn.create("component");
    DoubleColumn share = DoubleColumn.create("share");
    for (MeasuredRun run : runs) {
      double[] shares = run.mixture().map(MixtureComponents::shares).orElse(new double[0]);
      for (int c = 0; c < shares.length; c++) {
        runName.append(run.run());
        component.append(c);
        share.append(shares[c]);
      }
    }
    return Table.create("components", runName, component, share);
  }

  private static List<MeasuredValue> values(MeasuredRun run) {
    List<MeasuredValue> values = new ArrayList<>();
    for (String term : LossTables.trainingTerms(run)) {
      values.add(new MeasuredValue(term, Estimate.of(run.losses().training().get(term))));
    }
    values.addAll(run.measures());
    return values;
  }
}
