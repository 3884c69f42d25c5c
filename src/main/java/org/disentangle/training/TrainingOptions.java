package org.disentangle.training;

import org.disentangle.graph.collective.Team;
import org.disentangle.training.listener.StopRequest;

/**
 * The options of a training in this process: how it begins and ends, and its team.
 *
 * @param resume whether to continue from the newest checkpoint, if there is one
 * @param stop may ask to end early; in a team, any process may
 * @param team of the processes that take each step together
 */
public record TrainingOptions(boolean resume, StopRequest stop, Team team) {
  /** From the first step to the last, in one process. */
  public static final TrainingOptions WHOLE = new TrainingOptions(false, StopRequest.NEVER);

  /** The options of a single process. */
  public TrainingOptions(boolean resume, StopRequest stop) {
    this(resume, stop, Team.ALONE);
  }

  /** The stop request of the whole team, which all processes check together. */
  StopRequest stopOfAll() {
    return team.share().isWhole() ? stop : () -> team.any(stop.isMade());
  }
}
