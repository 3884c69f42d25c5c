/**
 * Checkpoints of trainings. {@link org.disentangle.training.checkpoint.Checkpointing} writes
 * checkpoints during a training; {@link org.disentangle.training.checkpoint.CheckpointFolder} is
 * their folder; {@link org.disentangle.training.checkpoint.Course} decides which of them a
 * configuration can continue from, and {@link org.disentangle.training.checkpoint.StartingPoint} is
 * the resulting start of a training. The content of a file is described by {@code
 * src/main/proto/disentangle/training_state.proto}.
 */
package org.disentangle.training.checkpoint;
