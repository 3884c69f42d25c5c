package org.disentangle.experiment;

import java.util.List;
import org.disentangle.process.TrainingDisplay;

/**
 * Where trials run. Each is the verb {@code trial} of this program in a process of its own, whose
 * folder the engine publishes into the {@link TrialStore} of the sweep; so a trial's result is the
 * same whichever engine ran it.
 */
public interface Engine {
  /** What {@code --engine} and {@code attempt.json} call it. */
  String name();

  /** Where it publishes. */
  TrialStore store();

  /**
   * Runs every trial to its end, whatever becomes of single ones; one that failed is started again
   * as often as the engine was told.
   *
   * @param trials none of which is in the store
   * @param display told of the trials by their ids; whoever made it closes it
   * @return an end for each, in the order of the trials; a result lies in the store for each that
   *     succeeded
   * @throws InterruptedException if this thread is interrupted, or the program asked to end; the
   *     processes of the trials are then over
   * @throws org.disentangle.UserErrorException if the engine itself cannot work
   */
  List<TrialEnd> run(List<Trial> trials, TrainingDisplay display) throws InterruptedException;

  /** Ends all processes at once, whatever they are about; to be followed by this program's end. */
  void endByForce();
}
