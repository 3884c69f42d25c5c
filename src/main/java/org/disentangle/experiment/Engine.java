package org.disentangle.experiment;

import java.util.List;
import org.disentangle.process.TrainingDisplay;

/**
 * Where trials run, each as a process of its own. A trial's result is the same whichever engine ran
 * it.
 *
 * @param <R> what a finished trial leaves
 */
public interface Engine<R> {
  /** Where what trials leave lies. */
  TrialStore<R> store();

  /**
   * Runs every trial to its end, whatever becomes of single ones; one that failed is started again
   * as often as the engine was told.
   *
   * @param trials none of which is finished
   * @param display shows the trials, by their ids; the caller closes it
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
