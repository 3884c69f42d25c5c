package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The later stages of a training, after the first stage, whose length the loop sets: each has its
 * number of steps in a field of the family that the schema marks as {@code of_length}, in the order
 * of the stages.
 */
public final class LaterStages {
  private LaterStages() {}

  /**
   * The number of steps of each.
   *
   * @param run with a family
   */
  public static List<Long> steps(RunConfig run) {
    List<Long> all = new ArrayList<>();
    withSteps(
        run,
        steps -> {
          all.add(steps);
          return steps;
        });
    return List.copyOf(all);
  }

  /**
   * The same run with other numbers of steps.
   *
   * @param change gives them, called once for each stage in their order
   */
  public static RunConfig withSteps(RunConfig run, LongUnaryOperator change) {
    RunConfig.Builder changed = run.toBuilder();
    change(
        changed.getFieldBuilder(
            RunConfig.getDescriptor().findFieldByNumber(run.getFamilyCase().getNumber())),
        change);
    return changed.build();
  }

  private static void change(Message.Builder message, LongUnaryOperator change) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      boolean chosen = field.getContainingOneof() == null || message.hasField(field);
      if (field.getJavaType() == JavaType.MESSAGE && !field.isRepeated() && chosen) {
        change(message.getFieldBuilder(field), change);
      } else if (field.getOptions().getExtension(Constraint.ofLength)) {
        message.setField(field, change.applyAsLong((Long) message.getField(field)));
      }
    }
  }
}
