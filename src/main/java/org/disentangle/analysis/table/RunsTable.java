package org.disentangle.analysis.table;

import java.util.List;
import java.util.Optional;
import org.disentangle.analysis.run.MeasuredRun;
import org.disentangle.contract.DataRecord;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.TrainingRecord;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * The table {@code runs}: how each model was made, as its run record says. What no record says is
 * blank.
 */
public final class RunsTable {
  private final IntColumn latentDimension = IntColumn.create("latent_dimension");
  private final LongColumn seed = LongColumn.create("seed");
  private final LongColumn steps = LongColumn.create("steps");
  private final LongColumn images = LongColumn.create("images");
  private final DoubleColumn wallSeconds = DoubleColumn.create("wall_seconds");
  private final StringColumn device = StringColumn.create("device");
  private final StringColumn data = StringColumn.create("data");
  private final StringColumn dataChecksum = StringColumn.create("data_checksum");
  private final DoubleColumn validationFraction = DoubleColumn.create("validation_fraction");
  private final StringColumn ended = StringColumn.create("ended");

  private RunsTable() {}

  /**
   * run, model, beta, latent_dimension (width of the representation), seed, steps, images (seen in
   * training), wall_seconds, device, data, data_checksum, validation_fraction, ended.
   */
  public static Table of(List<MeasuredRun> runs) {
    RunsTable rows = new RunsTable();
    for (MeasuredRun run : runs) {
      rows.latentDimension.append(run.codes().columns());
      Optional<RunRecord> record = run.folder().record();
      rows.appendRun(record);
      rows.appendTraining(record.filter(RunRecord::hasTraining).map(RunRecord::getTraining));
      rows.appendData(record.filter(RunRecord::hasData).map(RunRecord::getData));
    }
    return TableStart.of("runs", runs)
        .addColumns(
            rows.latentDimension,
            rows.seed,
            rows.steps,
            rows.images,
            rows.wallSeconds,
            rows.device,
            rows.data,
            rows.dataChecksum,
            rows.validationFraction,
            rows.ended);
  }

  private void appendRun(Optional<RunRecord> record) {
    append(seed, record.map(RunRecord::getSeed));
  }

  private void appendTraining(Optional<TrainingRecord> training) {
    append(steps, training.map(TrainingRecord::getSteps));
    append(images, training.map(TrainingRecord::getImages));
    wallSeconds.append(training.map(TrainingRecord::getWallSeconds).orElse(Double.NaN));
    device.append(training.map(TrainingRecord::getDevice).orElse(""));
    ended.append(training.map(TrainingRecord::getEnded).orElse(""));
  }

  private void appendData(Optional<DataRecord> record) {
    data.append(record.map(DataRecord::getSource).orElse(""));
    dataChecksum.append(record.map(DataRecord::getChecksum).orElse(""));
    validationFraction.append(record.map(DataRecord::getValidationFraction).orElse(Double.NaN));
  }

  private static void append(LongColumn column, Optional<Long> value) {
    if (value.isPresent()) {
      column.append(value.get());
    } else {
      column.appendMissing();
    }
  }
}
