package org.disentangle.experiment.spark.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.disentangle.Patience;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.config.TrialTask;
import org.disentangle.process.TrainingProgress;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.ProcessOutcome;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;

/**
 * A driver: a sweep whose trials are a shell script. Arguments: the number of trials, the store,
 * the script, how many GPUs each has, and a file for how each ended, with the seconds that all
 * took.
 */
public final class ScriptedSweep {
  private ScriptedSweep() {}

  /** Runs what is not in the store. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SparkRequest request =
        new SparkRequest(
            "scripted",
            Optional.empty(),
            arguments[1],
            1,
            Double.parseDouble(arguments[3]),
            1,
            Optional.empty(),
            "",
            Path.of("data"),
            false,
            Duration.ofSeconds(Patience.SECONDS));
    SparkEngine engine = SparkEngine.of(request, new ScriptedProgram(arguments[2]));
    List<Trial> trials =
        trials(Integer.parseInt(arguments[0])).stream()
            .filter(trial -> engine.store().result(trial.id()).isEmpty())
            .toList();
    long start = System.nanoTime();
    List<TrialEnd> ends = engine.run(trials, new Silence());
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> lines = new ArrayList<>();
    for (TrialEnd end : ends) {
      lines.add(end.id() + " " + end.attempts() + " " + end.error().orElse("done"));
    }
    lines.add(String.format(Locale.ROOT, "%.1f", seconds));
    Files.write(Path.of(arguments[4]), lines);
    System.exit(0);
  }

  /** So many trials, by their ids. */
  static List<Trial> trials(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                new Trial(
                    TrialTask.newBuilder()
                        .setId(id(i))
                        .setBase("none")
                        .setRun(RunConfig.getDefaultInstance())
                        .setAnalysis(AnalysisConfig.getDefaultInstance())
                        .setThreads(1)
                        .build()))
        .toList();
  }

  /** The id of a trial. */
  static String id(int trial) {
    return String.format(Locale.ROOT, "%012x", trial);
  }

  private static final class Silence implements TrainingDisplay {
    @Override
    public void started(String run) {}

    @Override
    public void progressed(String run, TrainingProgress progress) {}

    @Override
    public void ended(ProcessOutcome outcome) {}

    @Override
    public void close() {}
  }
}
