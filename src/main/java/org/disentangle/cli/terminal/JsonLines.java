package org.disentangle.cli.terminal;

import java.io.PrintWriter;
import org.disentangle.process.ProgressLines;
import org.disentangle.process.TrainingDisplay;
import org.disentangle.process.TrainingProgress;

/**
 * Reports a training to another program: one JSON object per line. The other program detects the
 * end of this process by itself.
 */
public final class JsonLines implements TrainingDisplay {
  private final PrintWriter out;

  /**
   * Reports at once that the images of the run are there.
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
