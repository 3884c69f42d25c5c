package org.disentangle.config.sweep;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.disentangle.UserErrorException;
import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.AxisValue;
import org.disentangle.config.Configurations;
import org.disentangle.config.FieldValue;
import org.disentangle.config.ImagePaths;
import org.disentangle.config.Place;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepAnalysis;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.TrialTask;

/** Makes the trials of a sweep: the points of its grid that satisfy the constraints. */
final class SweepGrid {
  /** The largest number of points that are examined; constraints may exclude most of them. */
  static final long MOST_POINTS = 100_000;

  private final SweepConfig sweep;
  private final Path file;
  private final Place place;
  private final Map<String, RunConfig> bases;
  private final List<SweepAxes.Axis> axes;
  private final SweepConstraints constraints;
  private final List<TrialTask> trials = new ArrayList<>();
  private long count;

  private SweepGrid(SweepConfig sweep, Path file, Place place, Map<String, RunConfig> bases) {
    this.sweep = sweep;
    this.file = file;
    this.place = place;
    this.bases = bases;
    this.axes = SweepAxes.of(sweep, place, bases, MOST_POINTS);
    this.constraints = SweepConstraints.of(sweep, place);
  }

  /**
   * All trials: base after base, the last axis running fastest.
   *
   * @param sweep with its defaults
   * @param file that it was read from
   * @param bases resolved, by their names
   * @throws UserErrorException if an axis or a constraint is at fault, a point gives an invalid
   *     run, there are no trials or too many, or two are the same
   */
  static List<TrialTask> trials(
      SweepConfig sweep, Path file, Place place, Map<String, RunConfig> bases) {
    return new SweepGrid(sweep, file, place, bases).expand();
  }

  private List<TrialTask> expand() {
    BigInteger points = points();
    if (points.compareTo(BigInteger.valueOf(MOST_POINTS)) > 0) {
      throw place.fault(
          "the grid has %s points, more than %s; take fewer values".formatted(points, MOST_POINTS));
    }
    bases.forEach(
        (name, run) ->
            expand(name, run, axes.stream().filter(axis -> axis.isOf(name)).toList(), List.of()));
    if (trials.isEmpty()) {
      throw place.fault(
          "the sweep is empty: the constraints leave none of the %s points of its grid"
              .formatted(points));
    }
    if (count > sweep.getMostTrials()) {
      throw place.fault(
          "the sweep has %s trials, more than most_trials, %s; take fewer values, or raise most_trials"
              .formatted(count, sweep.getMostTrials()));
    }
    requireDistinct();
    return List.copyOf(trials);
  }

  private BigInteger points() {
    BigInteger points = BigInteger.ZERO;
    for (String base : bases.keySet()) {
      BigInteger ofBase = BigInteger.ONE;
      for (SweepAxes.Axis axis : axes) {
        if (axis.isOf(base)) {
          ofBase = ofBase.multiply(BigInteger.valueOf(axis.values().size()));
        }
      }
      points = points.add(ofBase);
    }
    return points;
  }

  /** The base with all combinations of values of the remaining axes. */
  private void expand(
      String base, RunConfig run, List<SweepAxes.Axis> left, List<AxisValue> point) {
    if (left.isEmpty()) {
      boolean isIn = constraints.allow(base, run);
      count += isIn ? 1 : 0;
      // Trials beyond the limit are only counted, for the error message.
      if (isIn && count <= sweep.getMostTrials()) {
        trials.add(trial(base, run, point));
      }
      return;
    }
    SweepAxes.Axis axis = left.get(0);
    for (Object value : axis.values()) {
      RunConfig.Builder moved = run.toBuilder();
      place.within("axis " + axis.path().text() + ": ", () -> set(axis, moved, value));
      List<AxisValue> further = new ArrayList<>(point);
      further.add(
          AxisValue.newBuilder()
              .setField(axis.path().text())
              .setValue(FieldValue.text(value))
              .build());
      expand(base, moved.build(), left.subList(1, left.size()), further);
    }
  }

  private static RunConfig.Builder set(SweepAxes.Axis axis, RunConfig.Builder run, Object value) {
    axis.path().set(run, value);
    return run;
  }

  private TrialTask trial(String base, RunConfig run, List<AxisValue> point) {
    String where = "%s: trial %s".formatted(place, describe(base, point));
    RunConfig whole = Configurations.resolved(run, where);
    SweepAnalysis analysis = sweep.getAnalysis();
    return TrialIds.named(
        TrialTask.newBuilder()
            .setBase(base)
            .addAllPoint(point)
            .setRun(namesImages(point) ? ImagePaths.find(whole, file, where) : whole)
            .addAllScores(sweep.getScoresList())
            .setAnalysis(
                Configurations.resolved(
                    AnalysisConfig.newBuilder()
                        .setSamples(analysis.getSamples())
                        .setSeed(analysis.getSeed())
                        .setBins(analysis.getBins())
                        .setTestSamples(analysis.getTestSamples())
                        .setPermutations(analysis.getPermutations())
                        .setResamples(analysis.getResamples())
                        .setLikelihoodImages(0)
                        .build(),
                    where))
            .setThreads(sweep.getShare().getCpus()));
  }

  /**
   * Whether images are named by the sweep's axes and not by its base, whose images have been found
   * already.
   */
  private static boolean namesImages(List<AxisValue> point) {
    return point.stream().map(AxisValue::getField).anyMatch(ImagePaths::isPath);
  }

  private void requireDistinct() {
    Map<String, TrialTask> seen = new HashMap<>();
    for (TrialTask trial : trials) {
      TrialTask other = seen.put(trial.getId(), trial);
      if (other != null) {
        throw place.fault(
            "the trials %s and %s are the same run; leave one out"
                .formatted(
                    describe(other.getBase(), other.getPointList()),
                    describe(trial.getBase(), trial.getPointList())));
      }
    }
  }

  private static String describe(String base, List<AxisValue> point) {
    StringBuilder text = new StringBuilder(base);
    point.forEach(
        each -> text.append(' ').append(each.getField()).append('=').append(each.getValue()));
    return text.toString();
  }
}
