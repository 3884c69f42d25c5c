package org.disentangle.graph;

/** The mode of a graph, training or inference; the same model class builds both. */
public enum Mode {
  /** Batch statistics, dropout, scheduled values fed at each step. */
  TRAINING,
  /** Moving averages, no dropout, scheduled values at their final value. */
  INFERENCE
}
