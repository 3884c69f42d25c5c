package org.disentangle.cli.live;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.training.listener.EpochReport;
import org.disentangle.training.listener.ModelSnapshot;
import org.disentangle.training.listener.SnapshotPicture;
import org.disentangle.training.listener.StepReport;
import org.disentangle.training.listener.TrainingEnd;
import org.disentangle.training.listener.TrainingListener;
import org.disentangle.training.listener.TrainingStart;

/**
 * The data of the live page of a training: written by the training's thread, read by the server's
 * threads. Nothing is rendered until it is requested.
 *
 * <p>A curve of the training has some 500 points, each the mean of the steps since the one before;
 * a curve of epochs has one point for each epoch.
 */
final class LiveTraining implements TrainingListener {
  private static final long POINTS = 500;
  private static final Gson GSON = new GsonBuilder().serializeNulls().create();

  /** {@code preparing}, {@code training}, or how the training ended. */
  private String phase = "preparing";

  private String sentence = "";
  private long step;
  private long totalSteps;
  private int epoch;
  private double imagesPerSecond;
  private double secondsLeft;
  private double elapsedSeconds;
  private final LiveCurves train = new LiveCurves();
  private final LiveCurves validation = new LiveCurves();
  private final LiveCurves speed = new LiveCurves();
  private byte[] picture = new byte[0];
  private int pictureEpoch;

  private long everySteps = 1;
  private List<String> names = List.of();
  private double[] sums = new double[0];
  private long summed;
  private long toldNanos = -1;
  private long toldImages;

  /** The numbers of the page, under the names that its script reads. */
  private record View(
      String phase,
      String sentence,
      long step,
      long totalSteps,
      int epoch,
      double imagesPerSecond,
      double secondsLeft,
      double elapsedSeconds,
      Map<String, Map<String, List<List<Number>>>> curves,
      String picture,
      int pictureEpoch) {}

  @Override
  public synchronized void began(TrainingStart start) {
    phase = "training";
    step = start.stepsDone();
    totalSteps = start.totalSteps();
    everySteps = Math.max(1, totalSteps / POINTS);
    for (EpochReport earlier : start.history()) {
      // The steps of earlier processes are gone; the means of their epochs are kept.
      earlier.train().forEach((name, mean) -> train.add(name, earlier.step(), mean));
      addValidation(earlier);
    }
  }

  @Override
  public synchronized void stepEnded(StepReport report) {
    step = report.step();
    epoch = report.epoch();
    imagesPerSecond = report.imagesPerSecond();
    secondsLeft = report.secondsLeft();
    elapsedSeconds = report.elapsedNanos() / 1e9;
    if (!names.equals(report.names())) {
      // The next stage has other terms.
      names = report.names();
      sums = new double[names.size()];
      summed = 0;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += report.values()[i];
    }
    summed++;
    if (step % everySteps == 0 || step == totalSteps) {
      addPoint(report);
    }
  }

  private void addPoint(StepReport report) {
    for (int i = 0; i < sums.length; i++) {
      train.add(names.get(i), step, sums[i] / summed);
      sums[i] = 0;
    }
    summed = 0;
    if (toldNanos >= 0) {
      double since = (report.elapsedNanos() - toldNanos) / 1e9;
      speed.add("images/s", step, (report.images() - toldImages) / since);
    }
    toldNanos = report.elapsedNanos();
    toldImages = report.images();
  }

  @Override
  public synchronized void epochEnded(EpochReport report) {
    addValidation(report);
  }

  private void addValidation(EpochReport report) {
    report.validation().forEach((name, value) -> validation.add(name, report.step(), value));
  }

  @Override
  public boolean wantsSnapshots() {
    return true;
  }

  @Override
  public void snapshotTaken(EpochReport report, ModelSnapshot snapshot) {
    byte[] png = SnapshotPicture.of(snapshot).png();
    synchronized (this) {
      picture = png;
      pictureEpoch = report.epoch();
    }
  }

  @Override
  public synchronized void ended(TrainingEnd end) {
    sentence = end.sentence();
    phase =
        switch (end.kind()) {
          case EXPORTED -> "exported";
          case INTERRUPTED -> "interrupted";
          case FAILED -> "failed";
        };
  }

  /** Everything, as JSON. */
  synchronized String toJson() {
    Map<String, Map<String, List<List<Number>>>> curves = new LinkedHashMap<>();
    curves.put("train", train.view());
    curves.put("validation", validation.view());
    curves.put("speed", speed.view());
    return GSON.toJson(
        new View(
            phase,
            sentence,
            step,
            totalSteps,
            epoch,
            imagesPerSecond,
            secondsLeft,
            elapsedSeconds,
            curves,
            picture.length == 0
                ? ""
                : "data:image/png;base64," + Base64.getEncoder().encodeToString(picture),
            pictureEpoch));
  }
}
