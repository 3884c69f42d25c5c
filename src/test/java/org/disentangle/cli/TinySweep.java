package org.disentangle.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.disentangle.config.Configurations;
import org.disentangle.config.RunConfig;
import org.disentangle.config.SweepAnalysis;
import org.disentangle.config.SweepAxis;
import org.disentangle.config.SweepBase;
import org.disentangle.config.SweepConfig;
import org.disentangle.config.sweep.SweepPlan;
import org.disentangle.data.source.SquareArchive;
import org.disentangle.model.TinyRuns;

/**
 * A sweep of trainings of a few thousand weights on 768 squares, β × seeds.
 *
 * @param folder with all its files
 */
record TinySweep(Path folder) {
  static final String NAME = "squares";

  /** Writes images and configuration. */
  static TinySweep in(Path folder, long steps, List<Double> betas, List<Double> seeds)
      throws IOException {
    RunConfig.Builder run = TinyRuns.run("base").toBuilder();
    run.getDataBuilder()
        .setArchive(SquareArchive.write(folder.resolve("squares.npz")).toString())
        .clearMaxSamples();
    run.getLoopBuilder().setSteps(steps).setStepsPerEpoch(50).setCheckpointSteps(10);
    SweepConfig sweep =
        SweepConfig.newBuilder()
            .setName(NAME)
            .addBase(SweepBase.newBuilder().setName("beta-vae").setRun(run))
            .addAxis(SweepAxis.newBuilder().setField("beta_vae.beta").addAllValues(betas))
            .addAxis(SweepAxis.newBuilder().setField("seed").addAllValues(seeds))
            .addScores("information")
            .addScores("sap")
            .setAnalysis(SweepAnalysis.newBuilder().setSamples(500).setTestSamples(200))
            .build();
    Files.writeString(folder.resolve("sweep.textproto"), Configurations.print(sweep));
    return new TinySweep(folder);
  }

  Path configuration() {
    return folder.resolve("sweep.textproto");
  }

  SweepPlan plan() {
    return SweepPlan.read(configuration());
  }

  /** Where a sweep with this folder of reports leaves its trials. */
  Path trials(String reports) {
    return folder.resolve(reports).resolve(NAME).resolve("trials");
  }

  /** Every file of a trial that its checksums cover, and they themselves. */
  static Map<String, String> contents(Path trial) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(trial)) {
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().equals("attempt.json"))
          .forEach(file -> contents.put(trial.relativize(file).toString(), text(file)));
    }
    return contents;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
