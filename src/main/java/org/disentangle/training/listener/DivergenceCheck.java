package org.disentangle.training.listener;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.Signatures;
import org.disentangle.math.ShortestDecimal;
import org.disentangle.model.Weight;

/** Stops a training whose loss is no longer a number. */
public final class DivergenceCheck implements TrainingListener {
  /**
   * With a weight above this, the weight and not the learning rate is the cause of a loss outside
   * float32's range.
   */
  private static final double LARGE_WEIGHT = 1e6;

  private final String family;
  private final Map<String, Weight> weights;

  /**
   * @param run with a family, whose settings the message names if a weight is too large
   * @param weights of the run's model, see {@link org.disentangle.model.LatentModel#weights}
   */
  public DivergenceCheck(RunConfig run, Map<String, Weight> weights) {
    family = RunConfig.getDescriptor().findFieldByNumber(run.getFamilyCase().getNumber()).getName();
    this.weights = new TreeMap<>(weights);
    if (run.hasSupervision()) {
      // A term of the loss that only training knows.
      this.weights.put(Signatures.SUPERVISION, Weight.constant(run.getSupervision().getWeight()));
    }
  }

  /**
   * Checks every term of every step.
   *
   * @throws UserErrorException naming the step, the term and what to try
   */
  @Override
  public void stepEnded(StepReport report) {
    float[] values = report.values();
    // The terms come before their sum, so that the message names the faulty term.
    for (int i = values.length - 1; i >= 0; i--) {
      if (!Float.isFinite(values[i])) {
        throw new UserErrorException(
            "training diverged at step %s: %s is %s; %s"
                .formatted(report.step(), report.names().get(i), values[i], advice(report)));
      }
    }
  }

  private String advice(StepReport report) {
    return inForce(report).entrySet().stream()
        .filter(weight -> weight.getValue() > LARGE_WEIGHT)
        .max(Map.Entry.comparingByValue())
        .map(
            weight ->
                "%s is %s at this step, and a term so weighted leaves the range of float32: try a smaller one (in %s)"
                    .formatted(
                        label(weight.getKey()),
                        ShortestDecimal.text(weight.getValue()),
                        weight.getKey().equals(Signatures.SUPERVISION)
                            ? Signatures.SUPERVISION
                            : family))
        .orElse(
            "try a smaller optimizer.learning_rate, optimizer.clip_norm: 10, or more"
                + " optimizer.warm_up_steps");
  }

  /**
   * What the objective had for each of its weights in this step or in the one before, whose update
   * made the variables that the terms were computed with: the larger of both.
   */
  private Map<String, Double> inForce(StepReport report) {
    Map<String, Double> inForce = new TreeMap<>();
    // A schedule counts steps from 0, a report from 1.
    long step = report.step() - 1;
    weights.forEach(
        (name, weight) ->
            inForce.put(
                name,
                LongStream.rangeClosed(Math.max(0, step - 1), step)
                    .mapToDouble(weight.schedule()::at)
                    .max()
                    .orElseThrow()));
    controlledBeta(report).ifPresent(beta -> inForce.put(Signatures.KL, beta));
    return inForce;
  }

  private static Optional<Double> controlledBeta(StepReport report) {
    int place = report.names().indexOf(Signatures.CONTROLLED_BETA);
    return place < 0 ? Optional.empty() : Optional.of((double) report.values()[place]);
  }

  private static String label(String name) {
    return name.equals(Signatures.CAPACITY) ? "the capacity" : "the weight of " + name;
  }
}
