package org.disentangle.graph.collective;

import org.disentangle.graph.BatchShare;

/**
 * The processes that train one model together. All make the same calls of this class in the same
 * order, and each waits for the others.
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

  /** The name of a member in messages, e.g. {@code worker 1 (node2:2222)}. */
  String name(int member);

  /**
   * Sums the values of all processes: afterwards every process has the same sums, to the bit.
   *
   * @param values of the same length everywhere
   * @throws LostWorkerException if another process is gone or does not answer; what {@code values}
   *     hold is then undefined
   */
  void sum(float[] values);

  /** Whether this process is the first one, which keeps the checkpoints, reports, and exports. */
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
