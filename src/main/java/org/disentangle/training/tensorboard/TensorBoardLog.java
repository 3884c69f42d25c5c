package org.disentangle.training.tensorboard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.disentangle.FileErrorException;
import org.disentangle.config.Configurations;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingEnd;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.listener.TrainingStart;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.SessionLog;
import org.tensorflow.proto.Summary;

/**
 * A listener that writes TensorBoard's event files of a training, into {@code
 * <run>/tensorboard/<version>/}.
 *
 * <ul>
 *   <li>{@code train/<term>}, {@code learning_rate} and {@code images_per_second} (validation
 *       included) about a thousand times in a run, which is as many points as TensorBoard keeps of
 *       a curve; {@code epoch/<term>}, the means over an epoch's batches, and {@code
 *       validation/<term>} after each epoch, the numbers of the run record; all in nats per image;
 *   <li>{@code reconstructions}, a picture, and {@code latents/z<i>}, histograms, after each epoch;
 *   <li>the configuration, as text and as hyper-parameters.
 * </ul>
 *
 * <p>Steps on the axis are the updates that the weights have seen: the loss of the training's step
 * s was computed before its update and is logged at s − 1, the validation after it at s. So a
 * process that continues after s steps writes nothing before s, and everything that an earlier
 * process wrote from there on is void: TensorFlow's convention for restarts, a {@code
 * SessionLog.START} with that step, says so.
 *
 * <p>If the folder cannot be written, the training is refused before its first step; if the disk is
 * full later, the log ends with a warning, and the training continues.
 */
public final class TensorBoardLog implements TrainingListener {
  private static final Logger LOG = LogManager.getLogger(TensorBoardLog.class);

  /** The folder within that of a run. */
  private static final String FOLDER = "tensorboard";

  private static final String FILE = "events.out.tfevents.";

  /** The number of points that TensorBoard keeps of a curve. */
  private static final long POINTS = 1000;

  private Path folder = Path.of("");
  private EventFile file;
  private long everySteps = 1;
  private long toldNanos = -1;
  private long toldImages;

  @Override
  public void began(TrainingStart start) {
    folder = start.folder().resolve(FOLDER).resolve(Long.toString(start.version()));
    everySteps = Math.max(1, (start.totalSteps() + POINTS - 1) / POINTS);
    try {
      Files.createDirectories(folder);
      List<Path> earlier = files(folder);
      if (start.stepsDone() == 0) {
        // Of a training that never came to its export, and which this one replaces.
        for (Path each : earlier) {
          Files.delete(each);
        }
      }
      // TensorBoard reads a folder's files in the order of their names.
      file = new EventFile(folder.resolve(name(earlier)), seconds());
      long valid = start.stepsDone() + (start.isEpochTold() ? 1 : 0);
      file.write(
          event(valid)
              .setSessionLog(SessionLog.newBuilder().setStatus(SessionLog.SessionStatus.START))
              .build());
    } catch (IOException e) {
      throw FileErrorException.of(
          "cannot write TensorBoard's files to %s: %s; make it writable, or leave --tensorboard out"
              .formatted(folder, e.getMessage()),
          e);
    }
    write(0, Hyperparameters.started(start.config(), start.family(), seconds()));
    write(0, Summaries.text("configuration", Configurations.print(start.config())));
    flush();
    LOG.info("TensorBoard: {} (tensorboard --logdir {})", folder, start.folder());
  }

  private static String name(List<Path> earlier) {
    return FILE + String.format(Locale.ROOT, "%010d.%04d", (long) seconds(), earlier.size() + 1);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(each -> each.getFileName().toString().startsWith(FILE)).sorted().toList();
    }
  }

  @Override
  public void stepEnded(StepReport step) {
    long updates = step.step() - 1;
    if (updates % everySteps != 0) {
      return;
    }
    Summary.Builder summary = Summary.newBuilder();
    for (int i = 0; i < step.values().length; i++) {
      Summaries.addScalar(summary, "train/" + step.names().get(i), step.values()[i]);
    }
    Summaries.addScalar(summary, "learning_rate", step.learningRate());
    if (toldNanos >= 0) {
      double since = (step.elapsedNanos() - toldNanos) / 1e9;
      Summaries.addScalar(summary, "images_per_second", (step.images() - toldImages) / since);
    }
    toldNanos = step.elapsedNanos();
    toldImages = step.images();
    write(updates, summary.build());
    flush();
  }

  @Override
  public void epochEnded(EpochReport epoch) {
    Summary.Builder summary = Summary.newBuilder();
    Summaries.addScalars(summary, "epoch", epoch.train());
    Summaries.addScalars(summary, "validation", epoch.validation());
    write(epoch.step(), summary.build());
    flush();
  }

  @Override
  public boolean wantsSnapshots() {
    return true;
  }

  @Override
  public void snapshotTaken(EpochReport epoch, ModelSnapshot snapshot) {
    write(epoch.step(), Summaries.of(snapshot));
    flush();
  }

  @Override
  public void ended(TrainingEnd end) {
    write(0, Hyperparameters.ended(end.kind(), seconds()));
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  private void write(long updates, Summary summary) {
    if (file != null) {
      try {
        file.write(event(updates).setSummary(summary).build());
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  private void flush() {
    if (file != null) {
      try {
        file.flush();
      } catch (IOException e) {
        giveUp(e);
      }
    }
  }

  /** Ends the log after an error; the training continues. */
  private void giveUp(IOException why) {
    LOG.warn("TensorBoard's files in {} end here: {}", folder, why.getMessage());
    file = null;
  }

  private static Event.Builder event(long updates) {
    return Event.newBuilder().setWallTime(seconds()).setStep(updates);
  }

  private static double seconds() {
    return System.currentTimeMillis() / 1e3;
  }
}
