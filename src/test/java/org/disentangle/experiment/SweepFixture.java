package org.disentangle.experiment;

import org.disentangle.config.AnalysisConfig;
import org.disentangle.config.AxisValue;
import org.disentangle.config.TrialTask;
import org.disentangle.model.TinyRuns;

/** Trials that nobody trains. */
public final class SweepFixture {
  private SweepFixture() {}

  /** A trial of a base at a β and a seed. */
  public static Trial trial(String id, String base, String beta, long seed) {
    return new Trial(
        TrialTask.newBuilder()
            .setId(id)
            .setBase(base)
            .addPoint(AxisValue.newBuilder().setField("beta_vae.beta").setValue(beta))
            .addPoint(AxisValue.newBuilder().setField("seed").setValue(Long.toString(seed)))
            .setRun(TinyRuns.run(id).toBuilder().setSeed(seed))
            .setAnalysis(AnalysisConfig.getDefaultInstance())
            .setThreads(1)
            .build());
  }
}
