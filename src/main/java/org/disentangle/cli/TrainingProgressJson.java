package org.disentangle.cli;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.io.PrintWriter;
import java.util.List;
import org.disentangle.study.TrainingProgress;
import org.disentangle.training.EpochReport;
import org.disentangle.training.StepReport;
import org.disentangle.training.TrainingListener;

/** Tells another program of a training: one JSON object a line, about twice a second. */
final class TrainingProgressJson implements TrainingListener {
  private static final long INTERVAL_NANOS = 500_000_000L;

  private final String run;
  private final PrintWriter out;
  private final JsonFormat.Printer printer =
      JsonFormat.printer().omittingInsignificantWhitespace().preservingProtoFieldNames();
  private List<String> names = List.of();
  private double[] sums = new double[0];
  private int summed;
  private long toldNanos;
  private long toldImages;

  /**
   * A teller that has told nothing yet.
   *
   * @param out flushed after each line
   */
  TrainingProgressJson(String run, PrintWriter out) {
    this.run = run;
    this.out = out;
    tell(TrainingProgress.newBuilder().setRun(run).setPhase("data"));
  }

  @Override
  public void stepEnded(StepReport step) {
    if (!names.equals(step.names())) {
      // The next stage tells of other terms.
      names = step.names();
      sums = new double[names.size()];
      summed = 0;
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] += step.values()[i];
    }
    summed++;
    long sinceNanos = step.elapsedNanos() - toldNanos;
    if (sinceNanos < INTERVAL_NANOS && step.step() < step.totalSteps()) {
      return;
    }
    TrainingProgress.Builder progress =
        TrainingProgress.newBuilder()
            .setRun(run)
            .setPhase("training")
            .setStep(step.step())
            .setTotalSteps(step.totalSteps())
            .setEpoch(step.epoch())
            .setImagesPerSecond((step.images() - toldImages) / (sinceNanos / 1e9))
            .setSecondsLeft(step.secondsLeft());
    for (int i = 0; i < sums.length; i++) {
      progress.putTerms(step.names().get(i), sums[i] / summed);
      sums[i] = 0;
    }
    summed = 0;
    toldNanos = step.elapsedNanos();
    toldImages = step.images();
    tell(progress);
  }

  @Override
  public void epochEnded(EpochReport epoch) {
    tell(
        TrainingProgress.newBuilder()
            .setRun(run)
            .setPhase("validation")
            .setStep(epoch.step())
            .setEpoch(epoch.epoch())
            .putAllTerms(epoch.validation()));
  }

  private void tell(TrainingProgress.Builder progress) {
    try {
      out.println(printer.print(progress));
      out.flush();
    } catch (InvalidProtocolBufferException e) {
      throw new IllegalStateException("a progress message has no JSON form", e);
    }
  }
}
