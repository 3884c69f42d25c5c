package org.disentangle.config;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor.JavaType;
import com.google.protobuf.Message;

/**
 * Writes out the defaults of the schema, so that a configuration shows everything it means. A
 * {@code oneof} is a choice and is not made here, with one exception: the optimizer's algorithm.
 */
public final class Defaults {

  private Defaults() {}

  /** Sets every unset field that has a default, at every depth, creating the messages between. */
  public static void fill(Message.Builder message) {
    if (message instanceof OptimizerConfig.Builder optimizer
        && optimizer.getAlgorithmCase() == OptimizerConfig.AlgorithmCase.ALGORITHM_NOT_SET) {
      optimizer.setAdam(AdamConfig.getDefaultInstance());
    }
    fillScalars(message);
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      boolean single = field.getJavaType() == JavaType.MESSAGE && !field.isRepeated();
      boolean chosen = field.getContainingOneof() == null || message.hasField(field);
      if (single && chosen) {
        fill(message.getFieldBuilder(field));
      }
    }
  }

  /**
   * The inverse of {@link #fill}: empties every field, at every depth, that holds its default, and
   * every message that is then empty. A field of a {@code oneof} stays: it is a choice.
   */
  public static void clear(Message.Builder message) {
    for (FieldDescriptor field : message.getAllFields().keySet()) {
      boolean choice = field.getContainingOneof() != null;
      if (field.isRepeated()) {
        continue;
      }
      if (field.getJavaType() == JavaType.MESSAGE) {
        Message.Builder nested = message.getFieldBuilder(field);
        clear(nested);
        if (!choice && nested.getAllFields().isEmpty()) {
          message.clearField(field);
        }
      } else if (!choice
          && field.hasDefaultValue()
          && message.getField(field).equals(field.getDefaultValue())) {
        message.clearField(field);
      }
    }
  }

  /** Sets every unset field of this message itself that has a default. */
  public static void fillScalars(Message.Builder message) {
    for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
      boolean choice = field.getContainingOneof() != null;
      if (field.hasDefaultValue() && !choice && !message.hasField(field)) {
        message.setField(field, field.getDefaultValue());
      }
    }
  }
}
