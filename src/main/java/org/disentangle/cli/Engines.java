package org.disentangle.cli;

import java.nio.file.Path;
import java.util.List;
import org.disentangle.UserErrorException;
import org.disentangle.cli.option.Between;
import org.disentangle.cli.option.TrialDeviceOptions;
import org.disentangle.config.TrialShare;
import org.disentangle.experiment.Engine;
import org.disentangle.experiment.engine.LocalEngine;
import org.disentangle.experiment.engine.SweepTrials;
import org.disentangle.experiment.engine.TrialProgram;
import org.disentangle.experiment.store.LocalTrialStore;
import org.disentangle.experiment.store.TrialResult;
import org.disentangle.process.Machine;
import org.disentangle.process.Slots;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that select the engine of a sweep and its resources; mixed into {@code sweep}. */
public final class Engines {
  private static final String LOCAL = "local";
  private static final String SPARK = "spark";

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = LOCAL,
      description =
          "Who runs the trials: local, processes of this machine (default); spark, a cluster of"
              + " Apache Spark, which must be on the class path.")
  private String engine;

  @Option(
      names = "--parallel",
      paramLabel = "N",
      defaultValue = "0",
      description =
          "Trials side by side on this machine (default: as many as its cores or GPUs have room"
              + " for by the share of the configuration).")
  @Between(least = 0, most = 1024, ofProcessors = true)
  private int parallel;

  @Mixin private TrialDeviceOptions device;

  @Mixin private SparkOptions spark;

  /**
   * The engine that was asked for.
   *
   * @param trialsFolder the folder of the trials that are kept on this machine
   * @param retries how often a trial that failed is started again
   * @throws UserErrorException if there is none of that name, or it cannot have what it needs
   */
  Engine<TrialResult> engine(
      Path trialsFolder, TrialProgram program, TrialShare share, int retries) {
    return switch (engine) {
      case LOCAL -> {
        spark.requireAbsent();
        LocalTrialStore store = new LocalTrialStore(trialsFolder);
        yield new LocalEngine<>(store, new SweepTrials(store, program), devices(share), retries);
      }
      case SPARK -> spark.engine(trialsFolder, program, share, device.wanted(), retries);
      default ->
          throw new UserErrorException(
              "--engine is \"%s\", and there is no such engine; there are %s and %s"
                  .formatted(engine, LOCAL, SPARK));
    };
  }

  /** A device for each trial that runs at a time on this machine. */
  List<String> devices(TrialShare share) {
    Machine machine = Machine.local();
    String wanted = device.on(machine);
    // Without a limit: as many as there are cores, or one on each GPU.
    List<String> natural = Slots.plan(wanted, 0, Integer.MAX_VALUE, machine).devices();
    double ofEach = natural.get(0).equals("cpu") ? share.getCpus() : share.getGpus();
    int room = (int) Math.max(1, natural.size() / ofEach);
    return Slots.plan(wanted, parallel == 0 ? room : parallel, Integer.MAX_VALUE, machine)
        .devices();
  }
}
