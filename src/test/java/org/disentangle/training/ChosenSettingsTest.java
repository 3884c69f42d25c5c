package org.disentangle.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.disentangle.config.DataConfig.OnDevice;
import org.disentangle.config.Precision;
import org.disentangle.config.RunConfig;
import org.disentangle.contract.RunRecords;
import org.disentangle.data.FactorImages;
import org.disentangle.model.TinyRuns;
import org.disentangle.runtime.DeviceChoice;
import org.disentangle.runtime.Devices;
import org.disentangle.runtime.Hosts;
import org.disentangle.runtime.ProcessorFeatures;
import org.disentangle.runtime.TensorFlowHost;
import org.disentangle.savedmodel.ExportedWeights;
import org.disentangle.training.graph.StepSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.proto.ConfigProto;

/** What a run leaves to the machine changes nothing else. */
class ChosenSettingsTest {
  private static final FactorImages IMAGES = new SquareImages();

  /** With the sessions of the program, whose sums have a fixed order. */
  private static final TensorFlowHost HOST =
      new TensorFlowHost(
          "cpu",
          Hosts.MEMORY,
          Devices.select(new DeviceChoice.Cpu(), 0, List.of()).config(),
          Map.of());

  @TempDir private Path folder;

  private Path train(RunConfig run, String models) {
    return new TrainingRun(run, IMAGES, HOST, List.of()).trainAndExport(folder.resolve(models));
  }

  private static RunConfig with(RunConfig run, OnDevice place) {
    RunConfig.Builder placed = run.toBuilder();
    placed.getDataBuilder().setOnDevice(place);
    return placed.build();
  }

  /** One stage, and two. */
  static Stream<RunConfig> runs() {
    return Stream.of(TinyRuns.run("one"), TinyRuns.vqVae("two"));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void imagesOnTheDeviceTrainTheSameModelToTheBit(RunConfig run) {
    Path fed = train(with(run, OnDevice.NEVER), "fed");
    Path kept = train(with(run, OnDevice.ALWAYS), "kept");
    ExportedWeights.assertNear(fed, kept, 0);
  }

  @Test
  void theProcessorDecidesWhatAutoIs() {
    RunConfig auto = TinyRuns.run("auto").toBuilder().setPrecision(Precision.AUTO).build();
    Precision chosen =
        ProcessorFeatures.local().hasBfloat16() ? Precision.MIXED_BFLOAT16 : Precision.FLOAT32;
    assertEquals(chosen, StepSettings.of(auto, IMAGES, HOST).precision());
    TensorFlowHost gpu =
        new TensorFlowHost("gpu:0", Hosts.MEMORY, ConfigProto.getDefaultInstance(), Map.of());
    assertEquals(Precision.FLOAT32, StepSettings.of(auto, IMAGES, gpu).precision());

    Path model = train(auto, "auto");
    RunConfig named = auto.toBuilder().setPrecision(chosen).build();
    ExportedWeights.assertNear(train(named, "named"), model, 0);
    assertEquals(chosen.name(), environment(model).get(TensorFlowHost.PRECISION));
    assertFalse(environment(folder.resolve("named/auto/1")).containsKey(TensorFlowHost.PRECISION));
    assertTrue(StepSettings.of(auto, IMAGES, gpu).keepsImages());
  }

  private static Map<String, String> environment(Path model) {
    return RunRecords.read(model).orElseThrow().getEnvironmentMap();
  }
}
