package org.disentangle.experiment;

import java.util.List;
import org.disentangle.process.TrainingDisplay;

/**
 * An engine runs trials, each as a separate process. A trial's result is the same whichever engine
 * ran it.
 *
 * @param <R> the result of a finished trial
 */
public interface Engine<R> {
  /** The store of the trials' results. */
  TrialStore<R> store();

  /**
   * Runs every trial to its end, even if others fail; a failed trial is restarted as often as the
   * engine is configured to.
   *
   * @param trials none of which is finished
   * @param display shows the trials, by their ids; the caller closes it
   * @return an end for each, in the order of the trials; the store has a result for each that
   *     succeeded
   * @throws InterruptedException if this thread is interrupted, or the program is asked to end; the
   *     processes of the trials have then ended
   * @throws org.disentangle.UserErrorException if the engine itself cannot work
   */
  List<TrialEnd> run(List<Trial> trials, TrainingDisplay display) throws InterruptedException;

  /** Ends all processes at once, whatever they are doing; the program must end after this call. */
  void endByForce();
}
