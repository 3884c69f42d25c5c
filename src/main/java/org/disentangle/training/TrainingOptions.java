package org.disentangle.training;

import org.disentangle.graph.collective.Team;
import org.disentangle.training.listener.StopRequest;

/**
 * How the training of a run is begun and ended in this process, and with whom.
 *
 * @param resume whether to go on from the newest checkpoint, where there is one
 * @param stop may ask to end before the time; in a team, any process may
 * @param team of the processes that take each step together
 */
public record TrainingOptions(boolean resume, StopRequest stop, Team team) {
  /** From the first step to the last, in one process. */
  public static final TrainingOptions WHOLE = new TrainingOptions(false, StopRequest.NEVER);

  /** Of one process. */
  public TrainingOptions(boolean resume, StopRequest stop) {
    this(resume, stop, Team.ALONE);
  }

  /** The request of the whole team, which all ask together. */
  StopRequest stopOfAll() {
    return team.share().isWhole() ? stop : () -> team.any(stop.isMade());
  }
}
