package org.disentangle.training.listener;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.disentangle.UserErrorException;
import org.disentangle.config.RunConfig;
import org.disentangle.math.ShortestDecimal;

/** Stops a training whose loss is no longer a number. */
public final class DivergenceCheck implements TrainingListener {
  /**
   * With a weight above this, the weight and not the learning rate is the cause of a loss outside
   * float32's range.
   */
  private static final double LARGE_WEIGHT = 1e6;

  private final Optional<Map.Entry<String, Double>> largeWeight;

  /**
   * @param run with a family, whose loss weights the message names if they are too large
   */
  public DivergenceCheck(RunConfig run) {
    Map<String, Double> weights = new TreeMap<>();
    FieldDescriptor family =
        RunConfig.getDescriptor().findFieldByNumber(run.getFamilyCase().getNumber());
    collect(family.getName(), (Message) run.getField(family), weights);
    largeWeight =
        weights.entrySet().stream()
            .filter(weight -> weight.getValue() > LARGE_WEIGHT)
            .max(Map.Entry.comparingByValue());
  }

  /** The real numbers of a family by their paths: no other of its settings comes near the limit. */
  private static void collect(String path, Message message, Map<String, Double> weights) {
    message
        .getAllFields()
        .forEach(
            (field, value) -> {
              String own = path + "." + field.getName();
              if (field.getJavaType() == JavaType.DOUBLE && !field.isRepeated()) {
                weights.put(own, (Double) value);
              } else if (field.getJavaType() == JavaType.MESSAGE && !field.isRepeated()) {
                collect(own, (Message) value, weights);
              }
            });
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
                .formatted(report.step(), report.names().get(i), values[i], advice()));
      }
    }
  }

  private String advice() {
    return largeWeight
        .map(
            weight ->
                "%s is %s, and a term so weighted leaves the range of float32: try a smaller one"
                    .formatted(weight.getKey(), ShortestDecimal.text(weight.getValue())))
        .orElse(
            "try a smaller optimizer.learning_rate, optimizer.clip_norm: 10, or more"
                + " optimizer.warm_up_steps");
  }
}
