package org.disentangle.experiment.spark.engine;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.experiment.spark.cluster.InstalledProgram;

/**
 * A shell script in the place of the program: the cost of a trial without the trial.
 *
 * @param script takes the arguments of the program
 */
record ScriptedProgram(String script) implements InstalledProgram {
  @Override
  public TrialProgram here() {
    return new TrialProgram(List.of("/bin/sh", script), Path.of("data"), false);
  }
}
