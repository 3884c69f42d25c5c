package org.disentangle.analysis;

import java.util.ArrayList;
import java.util.List;
import org.disentangle.analysis.measure.Estimate;
import org.disentangle.analysis.measure.Measure;
import org.disentangle.analysis.measure.MeasuredValue;
import org.disentangle.contract.Signatures;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The table of everything that was measured of every model, a row a number: {@code measures}. */
final class MeasureTables {
  private MeasureTables() {}

  /**
   * {@code measures}: run, model, measure (see {@link Measure}), value, standard_error (blank where
   * there is none). What is not defined for a model has no row.
   */
  static Table measures(List<MeasuredRun> runs) {
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

  private static List<MeasuredValue> values(MeasuredRun run) {
    List<MeasuredValue> values = new ArrayList<>();
    for (String term : LossTables.trainingTerms(run)) {
      values.add(new MeasuredValue(term, Estimate.of(run.losses().training().get(term))));
    }
    values.add(
        MeasuredValue.of(
            Measure.VALIDATION_LOSS,
            run.losses().validation().getOrDefault(Signatures.LOSS, Double.NaN)));
    values.addAll(run.measures());
    run.gap().ifPresent(gap -> values.add(MeasuredValue.of(Measure.MIG, gap.score())));
    return values;
  }
}
