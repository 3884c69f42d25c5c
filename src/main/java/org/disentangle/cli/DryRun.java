package org.disentangle.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.disentangle.experiment.Experiment;
import org.disentangle.experiment.Trial;
import org.disentangle.experiment.estimate.SweepEstimate;
import org.disentangle.page.NumberText;
import org.disentangle.process.ProgressText;

/** The dry run of a sweep: one line for each trial, and the expected cost. */
record DryRun(Experiment<?> sweep, SweepEstimate estimate) {
  private static final String GAP = "  ";

  /** Prints the trials, then the sums. */
  void print(PrintWriter out) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(List.of("trial", "base", "point", "takes about"));
    for (Trial trial : sweep.trials()) {
      lines.add(List.of(trial.id(), trial.task().getBase(), trial.pointText(), time(trial)));
    }
    int[] widths =
        IntStream.range(0, lines.get(0).size())
            .map(
                column ->
                    lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(0))
            .toArray();
    for (List<String> line : lines) {
      StringBuilder text = new StringBuilder();
      for (int column = 0; column < widths.length; column++) {
        String cell = line.get(column);
        text.append(cell).append(" ".repeat(widths[column] - cell.length())).append(GAP);
      }
      out.println(text.toString().stripTrailing());
    }
    estimate
        .costs()
        .forEach(
            (base, cost) ->
                out.println(
                    "%s: %s ms for 64 images of a step, %s s for all else of a trial"
                        .formatted(
                            base,
                            cost.stages().stream()
                                .map(
                                    stage ->
                                        NumberText.significant(64_000 * stage.secondsAnImage(), 3))
                                .collect(Collectors.joining(" and ")),
                            NumberText.significant(cost.otherSeconds(), 3))));
    int pending = sweep.pending().size();
    out.println(
        "%s trials, %s of them finished; the others take about %s, %s side by side (from steps measured just now)"
            .formatted(
                sweep.trials().size(),
                sweep.trials().size() - pending,
                pending == 0 ? "no time" : duration(estimate.seconds()),
                estimate.sideBySide()));
    out.flush();
  }

  /** The trials and the whole cost, in seconds; a trial that is finished has none. */
  Map<String, Object> object() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("trials", sweep.trials().stream().map(this::row).toList());
    object.put("finished", sweep.trials().size() - sweep.pending().size());
    object.put("seconds", sweep.pending().isEmpty() ? 0 : estimate.seconds());
    object.put("side_by_side", estimate.sideBySide());
    return object;
  }

  private Map<String, Object> row(Trial trial) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trial", trial.id());
    row.put("base", trial.task().getBase());
    Map<String, String> point = new LinkedHashMap<>();
    trial.task().getPointList().forEach(each -> point.put(each.getField(), each.getValue()));
    row.put("point", point);
    Optional.ofNullable(estimate.secondsOfTrials().get(trial.id()))
        .ifPresent(seconds -> row.put("seconds", seconds));
    return row;
  }

  private String time(Trial trial) {
    Double seconds = estimate.secondsOfTrials().get(trial.id());
    return seconds == null ? "finished" : duration(seconds);
  }

  private static String duration(double seconds) {
    return ProgressText.duration(Duration.ofMillis(Math.round(1000 * seconds)));
  }
}
