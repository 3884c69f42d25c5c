package org.disentangle.cli.terminal;

import java.io.PrintWriter;
import org.disentangle.process.ProgressLines;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;

/**
 * Tells another program of a training: one JSON object a line. It sees the ends of the process by
 * itself.
 */
public final class JsonLines implements TrainingDisplay {
  private final PrintWriter out;

  /**
   * Says at once that the images of the run are there.
   *
   * @param out flushed after each line
   */
  public JsonLines(String run, PrintWriter out) {
    this.out = out;
    progressed(run, TrainingProgress.newBuilder().setRun(run).setPhase("data").build());
  }

  @Override
  public void progressed(String run, TrainingProgress progress) {
    out.println(ProgressLines.print(progress));
    out.flush();
  }
}
