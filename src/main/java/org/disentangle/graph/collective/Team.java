package org.disentangle.graph.collective;

import org.disentangle.graph.BatchShare;

/**
 * The processes that train one model together. Each does the same in the same order; what it calls
 * here, all call, and each waits for the others.
 */
public interface Team {
  /** One process by itself. */
  Team ALONE =
      new Team() {
        @Override
        public BatchShare share() {
          return BatchShare.WHOLE;
        }

        @Override
        public String name(int member) {
          return "this process";
        }

        @Override
        public void sum(float[] values) {}
      };

  /** Which of the processes this one is, and so which part of each batch is its own. */
  BatchShare share();

  /** A member as sentences name it, e.g. {@code worker 1 (node2:2222)}. */
  String name(int member);

  /**
   * Adds up what each process has: afterwards every one holds the same sums, to the bit.
   *
   * @param values of the same length everywhere
   * @throws LostWorkerException if another process is gone or does not answer; what {@code values}
   *     hold is then undefined
   */
  void sum(float[] values);

  /** Whether this process is the first one: it keeps the checkpoints, tells, and exports. */
  default boolean leads() {
    return share().index() == 0;
  }

  /** Whether any process says yes. */
  default boolean any(boolean own) {
    if (share().isWhole()) {
      return own;
    }
    float[] votes = {own ? 1 : 0};
    sum(votes);
    return votes[0] > 0;
  }
}
