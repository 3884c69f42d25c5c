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
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.TrialEnd;
import org.disentangle.experiment.spark.cluster.ClusterRequest;
import org.disentangle.process.TrainingDisplay;

/**
 * A driver: a sweep whose trials are a shell script. Arguments: the number of trials, the store,
 * the script, how many GPUs each has, and a file for how each ended, with the seconds that all
 * took.
 */
public final class ScriptedSweep {
  private ScriptedSweep() {}

  /** Runs what is not in the store. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    ClusterRequest cluster =
        new ClusterRequest(
            Optional.empty(),
            1,
            Double.parseDouble(arguments[3]),
            Optional.empty(),
            "",
            Path.of("data"),
            false,
            Duration.ofSeconds(Patience.SECONDS));
    SparkEngine engine =
        SparkEngine.of("scripted", cluster, new ScriptedProgram(arguments[2]), arguments[1], 1);
    List<Trial> trials =
        trials(Integer.parseInt(arguments[0])).stream()
            .filter(trial -> engine.store().result(trial.id()).isEmpty())
            .toList();
    long start = System.nanoTime();
    List<TrialEnd> ends = engine.run(trials, TrainingDisplay.NONE);
    double seconds = (System.nanoTime() - start) / 1e9;
    List<String> lines = new ArrayList<>();
    for (TrialEnd end : ends) {
      lines.add(
          "%s %s %s"
              .formatted(
                  end.last().name(),
                  end.attempts(),
                  end.last().succeeded() ? "done" : end.last().reason()));
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
}
