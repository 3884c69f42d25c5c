/**
 * Keeps a training from being lost. {@link org.disentangle.training.checkpoint.Checkpointing}
 * writes checkpoints while it lasts; {@link org.disentangle.training.checkpoint.CheckpointFolder}
 * is where they lie; {@link org.disentangle.training.checkpoint.Course} says which of them a
 * configuration can go on from, and {@link org.disentangle.training.checkpoint.StartingPoint} where
 * a training therefore begins. What stands in a file is described by {@code
 * src/main/proto/disentangle/training_state.proto}.
 */
package org.disentangle.training.checkpoint;
