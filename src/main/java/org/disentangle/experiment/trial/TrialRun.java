package org.disentangle.experiment.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.disentangle.AtomicWrite;
import org.disentangle.FileErrorException;
import org.disentangle.Progress;
import org.disentangle.analysis.ModelScores;
import org.disentangle.analysis.reload.SavedModelFolder;
import org.disentangle.analysis.score.Scores;
import org.disentangle.config.AxisValue;
import org.disentangle.config.TrialTask;
import org.disentangle.contract.RunRecord;
import org.disentangle.data.FactorImages;
import org.disentangle.experiment.store.TrialFolder;
import org.disentangle.experiment.store.TrialPoint;
import org.disentangle.experiment.store.TrialRow;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.table.CsvFile;
import org.disentangle.training.TrainingOptions;
import org.disentangle.training.TrainingRun;
import org.disentangle.training.listener.StopRequest;
import org.disentangle.training.listener.TrainingListener;

/**
 * The work of one trial, from images to a finished {@link TrialFolder}.
 *
 * @param task the trial
 * @param images it is trained and measured on
 * @param host its TensorFlow
 * @param progress shows the progress of the measurements
 */
public record TrialRun(
    TrialTask task, FactorImages images, TensorFlowHost host, Progress progress) {

  /**
   * Trains, exports, reloads and measures. The folder is written completely or not at all.
   *
   * @param out the folder to make; an existing one is replaced
   * @param work the folder of the training's checkpoints, from which it continues; on the same disk
   *     as {@code out}
   * @param listeners receive the progress of the training
   * @param stop may ask to end early
   * @throws org.disentangle.UserErrorException if the trial cannot be trained or measured, or the
   *     folder not be written
   * @throws org.disentangle.training.checkpoint.TrainingInterruptedException if it was asked to
   *     end; the progress is then kept in {@code work}
   */
  public void write(Path out, Path work, List<TrainingListener> listeners, StopRequest stop) {
    Set<String> selection = Scores.select(task.getScoresList());
    Path exported =
        new TrainingRun(task.getRun(), images, host, listeners)
            .trainAndExport(work, new TrainingOptions(true, stop));
    AtomicWrite.folder(
        out,
        folder -> {
          Path model = folder.resolve(TrialFolder.MODEL);
          Files.move(exported, model);
          RunRecord record = ReproducibleExport.rewrite(model);
          measure(folder, model, record, selection);
        });
    discard(work);
  }

  private void measure(Path folder, Path model, RunRecord record, Set<String> selection)
      throws IOException {
    ModelScores found =
        ModelScores.of(
            SavedModelFolder.open(model),
            images,
            task.getAnalysis(),
            selection,
            host.session(),
            folder,
            progress);
    found.tables().forEach(table -> CsvFile.write(folder, table));
    TrialRow.Builder row =
        TrialRow.newBuilder()
            .setId(task.getId())
            .setBase(task.getBase())
            .setFamily(found.family())
            .setSteps(record.getTraining().getSteps())
            .setImages(record.getTraining().getImages())
            .putAllTraining(found.training())
            .putAllValidation(found.validation())
            .putAllScores(found.scores())
            .setDataChecksum(record.getData().getChecksum())
            .setResultsVersion(record.getResultsVersion())
            .setTask(
                task.toBuilder()
                    .setRun(ReproducibleExport.withoutPaths(task.getRun()))
                    .clearScores()
                    .addAllScores(selection));
    for (AxisValue each : task.getPointList()) {
      row.addPoint(TrialPoint.newBuilder().setField(each.getField()).setValue(each.getValue()));
    }
    new TrialFolder(folder).finish(row.build());
  }

  private static void discard(Path work) {
    try {
      AtomicWrite.delete(work);
    } catch (IOException e) {
      throw FileErrorException.of("cannot remove " + work + ": " + e, e);
    }
  }
}
