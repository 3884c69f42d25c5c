package org.disentangle.graph;

/** What a graph is built for; the same model class builds both. */
public enum Mode {
  /** Batch statistics, dropout, scheduled values fed at each step. */
  TRAINING,
  /** Moving averages, no dropout, scheduled values at their final value. */
  INFERENCE
}
