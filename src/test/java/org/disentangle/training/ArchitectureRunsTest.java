package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.disentangle.analysis.reload.ReloadedModel;
import org.disentangle.config.Activation;
import org.disentangle.config.DenseConfig;
import org.disentangle.config.NetworkConfig;
import org.disentangle.config.Resampling;
import org.disentangle.config.ResidualConfig;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.RunRecord;
import org.disentangle.contract.RunRecords;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.Hosts;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every family with an architecture other than its usual one, on images in colour whose height and
 * width no stride divides: from training to an export whose reload gives the same numbers, with a
 * decoder that a page can compute unless it has operations that pages do not know.
 */
class ArchitectureRunsTest {
  @TempDir private Path folder;

  static Stream<RunConfig> runs() {
    return Stream.of(
        with(TinyRuns.run("plain"), TinyRuns.network()),
        with(TinyRuns.run("dense"), dense()),
        with(TinyRuns.qlae("adaptive"), adaptive(TinyRuns.network())),
        with(
            TinyRuns.run("adaptive-residual"),
            adaptive(residual(TinyRuns.network(), Resampling.AVERAGED))),
        with(TinyRuns.run("broadcast"), broadcast(TinyRuns.network())),
        with(TinyRuns.betaTcVae("tc"), residual(TinyRuns.network(), Resampling.AVERAGED)),
        with(TinyRuns.vampPrior("vamp"), dense()),
        with(
            TinyRuns.scVaeVariational("sparse"),
            residual(
                TinyRuns.network().toBuilder().setLatentDimension(6).build(), Resampling.STRIDED)),
        with(
            // 20 x 28, halved three times: 3 x 4 codes.
            TinyRuns.vqVae("codes").toBuilder()
                .setVqVae(TinyRuns.codes().toBuilder().clearGrid())
                .build(),
            residual(codes(), Resampling.STRIDED)));
  }

  private static RunConfig with(RunConfig run, NetworkConfig network) {
    return run.toBuilder()
        .setNetwork(network)
        .setLoop(run.getLoop().toBuilder().setSteps(60).setStepsPerEpoch(20))
        .build();
  }

  private static NetworkConfig residual(NetworkConfig network, Resampling resampling) {
    return network.toBuilder()
        .setResidual(
            ResidualConfig.newBuilder().setBlocks(1).setKernelSize(3).setResampling(resampling))
        .build();
  }

  private static NetworkConfig adaptive(NetworkConfig network) {
    NetworkConfig.Builder adaptive = network.toBuilder();
    adaptive.getDecoderBuilder().setAdaptiveNormalization(true);
    return adaptive.build();
  }

  private static NetworkConfig broadcast(NetworkConfig network) {
    NetworkConfig.Builder broadcast = network.toBuilder();
    broadcast
        .getDecoderBuilder()
        .clearHiddenUnits()
        .setSpatialBroadcast(true)
        .setOutputBiasImages(40);
    return broadcast.build();
  }

  private static NetworkConfig dense() {
    NetworkConfig.Builder network =
        NetworkConfig.newBuilder()
            .setLatentDimension(3)
            .setActivation(Activation.RELU)
            .setDense(DenseConfig.newBuilder().setDecoderActivation(Activation.TANH));
    network.getEncoderBuilder().addHiddenUnits(16).addHiddenUnits(12);
    network.getDecoderBuilder().addHiddenUnits(12).addHiddenUnits(16).setOutputBiasImages(40);
    return network.build();
  }

  private static NetworkConfig codes() {
    NetworkConfig.Builder network = TinyRuns.network().toBuilder();
    network.getEncoderBuilder().clearHiddenUnits();
    network.getDecoderBuilder().clearHiddenUnits();
    return network.build();
  }

  @ParameterizedTest
  @MethodSource("runs")
  void learnsAndComesBackAsItWas(RunConfig run) {
    Path version =
        new TrainingRun(run, new ColourRectangles(), Hosts.CPU, List.of())
            .trainAndExport(folder.resolve("models"));
    RunRecord record = RunRecords.read(version).orElseThrow();
    assertFalse(record.hasReload(), () -> record.getReload().toString());
    List<Double> losses =
        record.getHistoryList().stream()
            .filter(epoch -> epoch.getSplit().equals("validation"))
            // Those of the second stage of a VQ-VAE have the terms of its prior.
            .filter(epoch -> epoch.containsTerms("reconstruction"))
            .map(epoch -> epoch.getTermsOrThrow("reconstruction"))
            .toList();
    assertTrue(losses.get(2) < losses.get(0), losses.toString());
    int latents = run.hasVqVae() ? 3 * 4 * 3 : run.getNetwork().getLatentDimension();
    assertEquals(latents, record.getLatentDimension());
    try (ReloadedModel model = ReloadedModel.open(version)) {
      boolean enlargesByNeighbours =
          run.getNetwork().getResidual().getResampling() == Resampling.AVERAGED;
      assertEquals(!run.hasVqVae() && !enlargesByNeighbours, model.decoder().isPresent());
    }
  }
}
