package org.disentangle.analysis.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import org.disentangle.table.Blank;
import org.disentangle.table.Schema;
import org.disentangle.table.row.RunRow;
import tech.tablesaw.api.Table;

/** The table {@code runs}: how each model was made. */
public final class RunsTable {
  private RunsTable() {}

  /** One row for each run. */
  public static Table of(List<MeasuredRun> runs) {
    return Schema.of(RunRow.class).table(runs.stream().map(RunsTable::row));
  }

  private static RunRow row(MeasuredRun run) {
    Optional<RunRecord> record = run.folder().record();
    Optional<TrainingRecord> training =
        record.filter(RunRecord::hasTraining).map(RunRecord::getTraining);
    Optional<DataRecord> data = record.filter(RunRecord::hasData).map(RunRecord::getData);
    return new RunRow(
        run.run(),
        run.folder().family(),
        run.beta(),
        run.codes().representation().columns(),
        whole(record.map(RunRecord::getSeed)),
        whole(training.map(TrainingRecord::getSteps)),
        whole(training.map(TrainingRecord::getImages)),
        real(training.map(TrainingRecord::getWallSeconds)),
        training.map(TrainingRecord::getDevice).orElse(""),
        data.map(DataRecord::getSource).orElse(""),
        data.map(DataRecord::getChecksum).orElse(""),
        real(data.map(DataRecord::getValidationFraction)),
        training.map(TrainingRecord::getEnded).orElse(""));
  }

  private static OptionalLong whole(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static OptionalDouble real(Optional<Double> value) {
    return value.map(Blank::ifNaN).orElse(OptionalDouble.empty());
  }
}
